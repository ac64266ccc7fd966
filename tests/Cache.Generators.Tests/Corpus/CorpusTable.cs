using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Tests.Corpus;

/// <summary>Counts what became of the members of the corpus.</summary>
internal static partial class CorpusTable
{
    public static string Of(CorpusRun run, IReadOnlyList<CorpusCall> calls)
    {
        var text = new StringBuilder("group: interfaces = decorated + refused; methods cached, methods forwarded, properties and indexers, events\n");
        foreach (IGrouping<string, CorpusService> group in run.Services.GroupBy(static service => service.Entry.Group))
        {
            AppendGroup(text, group.Key, [.. group]);
        }

        AppendGroup(text, "all", run.Services);
        text.Append("why methods are forwarded, and interfaces refused\n");
        IEnumerable<string> reasons = run.Services.SelectMany(static service => service.Reports).Select(Reason);
        foreach (IGrouping<string, string> reason in reasons.GroupBy(static reason => reason).OrderBy(static reason => reason.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{reason.Key}: {reason.Count()}\n");
        }

        AppendCalls(text, calls);
        return text.ToString();
    }

    private static void AppendCalls(StringBuilder text, IReadOnlyList<CorpusCall> calls)
    {
        text.Append(CultureInfo.InvariantCulture, $"cached methods that were called: {calls.Count(static call => call.NotRun is null)} of {calls.Count}\n");
        foreach (IGrouping<string, string> reason in calls.Select(static call => call.NotRun).OfType<string>().GroupBy(static reason => reason).OrderBy(static reason => reason.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"not called, because {reason.Key}: {reason.Count()}\n");
        }
    }

    private static void AppendGroup(StringBuilder text, string name, IReadOnlyList<CorpusService> services)
    {
        int Sum(Func<Generators.Models.ServiceModel, int> count) => services.Sum(service => service.Model is { } model ? count(model) : 0);

        int decorated = services.Count(static service => service.Model is not null);
        text.Append(CultureInfo.InvariantCulture, $"{name}: {services.Count} = {decorated} + {services.Count - decorated}; ")
            .Append(CultureInfo.InvariantCulture, $"{Sum(static model => model.CachedMethods.Count)} cached, {Sum(static model => model.Forwarded.Methods.Count)} forwarded, ")
            .Append(CultureInfo.InvariantCulture, $"{Sum(static model => model.Forwarded.Properties.Count)}, {Sum(static model => model.Forwarded.Events.Count)}\n");
    }

    // The id, the id that a hint carries, and the part of the message that does not name anything.
    private static string Reason(Diagnostic report)
    {
        string message = Names().Replace(report.GetMessage(CultureInfo.InvariantCulture), "_");
        string cause = Cause().Match(message) is { Success: true } match ? " " + match.Groups[1].Value : string.Empty;
        string tail = message[(message.LastIndexOf(": ", StringComparison.Ordinal) + 1)..].Trim();
        return report.Id == "KPI010" ? report.GetMessage(null) : $"{report.Id}{cause} {tail.Split(';')[0]}";
    }

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Names();

    [GeneratedRegex(@"\((KPI\d+)\)")]
    private static partial Regex Cause();
}
