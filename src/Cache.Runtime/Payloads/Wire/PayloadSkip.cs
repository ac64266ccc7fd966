using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Payloads.Wire;

/// <summary>Passes over values that nobody wants.</summary>
internal static class PayloadSkip
{
    /// <summary>Passes over one value, however deep, without recursion.</summary>
    /// <inheritdoc cref="PayloadReader.TryReadText" path="/exception"/>
    public static void One(ref PayloadReader reader)
    {
        for (long left = 1; left > 0; left--)
        {
            left += Head(ref reader);
        }
    }

    // Returns how many values the one that was passed over consists of.
    private static long Head(ref PayloadReader reader)
    {
        switch (reader.NextType)
        {
            case WireType.Array:
                return reader.ReadArrayHeader();
            case WireType.Map:
                return 2L * reader.ReadMapHeader();
            case WireType.Nil:
                reader.TryReadNil();
                return 0;
            case WireType.Boolean:
                reader.ReadBoolean();
                return 0;
            case WireType.String:
                reader.TryReadText(out _);
                return 0;
            case WireType.Binary:
                reader.TryReadBytes(out _);
                return 0;
            case WireType.Extension:
                reader.ReadExtension(out _);
                return 0;
            default:
                reader.ReadDouble();
                return 0;
        }
    }
}
