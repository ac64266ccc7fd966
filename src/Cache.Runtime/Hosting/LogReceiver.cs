using System.Globalization;
using System.Text;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.Coherence.Messages;
using KpiGen.Cache.Tags;

namespace KpiGen.Cache.Hosting;

/// <summary>Does on this node what other nodes have invalidated.</summary>
internal sealed class LogReceiver(EpochTable epochs, TagTable tags, MethodRegistry methods) : ILogReceiver
{
    public void Apply(LogMessage message)
    {
        switch (message.Kind)
        {
            case LogMessageKind.Key:
                methods.Get(message.Name)?.DropDescribed(message.Detail);
                break;
            case LogMessageKind.Method:
                methods.Get(message.Name)?.DropMatching(static _ => true);
                break;
            case LogMessageKind.Tag:
                tags.Advance(message.Name);
                break;
            case LogMessageKind.Pattern:
                DropMatching(message.Name);
                break;
            case LogMessageKind.Type when epochs.Find(message.Name) is { } epoch:
                Learn(epoch.Sequence, message.Detail, epoch.Advance);
                break;
            case LogMessageKind.All:
                Learn(epochs.All, message.Detail, epochs.AdvanceAll);
                break;
        }
    }

    public void Miss() => epochs.AdvanceAll();

    public void Begin() => epochs.AdvanceUsed();

    private static void Learn(SequenceNumber sequence, string number, Action advance)
    {
        if (long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && sequence.Learn(value, out _))
        {
            advance();
        }
    }

    private void DropMatching(string pattern)
    {
        var glob = new GlobPattern(Encoding.UTF8.GetBytes(pattern));
        foreach (ICachedMethod method in methods.All)
        {
            method.DropMatching(name => glob.IsMatch(name.Span));
        }
    }
}
