using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace KpiGen.Cache.AspNetCore.Representations;

/// <summary>What a client says about codings in <c>Accept-Encoding</c>: RFC 9110, section 12.5.3.</summary>
internal struct AcceptedCodings
{
    // Weights are thousandths. What is not listed has the weight of "*" or, without one, is not wanted; identity is then still acceptable.
    private const int NotListed = -1;
    private const int FullWeight = 1000;

    private int _gzip = NotListed;
    private int _brotli = NotListed;
    private int _identity = NotListed;
    private int _others = NotListed;

    private AcceptedCodings(StringValues header)
    {
        foreach (string? line in header)
        {
            ReadOnlySpan<char> text = line;
            foreach (Range element in text.Split(','))
            {
                Read(text[element]);
            }
        }
    }

    /// <summary>Chooses a coding. A client that accepts none of them gets identity all the same, which serves it better than an error.</summary>
    /// <param name="header">The values of <c>Accept-Encoding</c>; none means that nothing was said, and nothing is coded.</param>
    /// <param name="isSmall">Whether coding is not worth while: then it happens only where the client refuses identity.</param>
    public static ContentCoding Choose(StringValues header, bool isSmall)
        => header.Count == 0 ? ContentCoding.Identity : new AcceptedCodings(header).Choose(isSmall);

    private readonly ContentCoding Choose(bool isSmall)
    {
        int gzip = Weight(_gzip, ifNotListed: 0);
        int brotli = Weight(_brotli, ifNotListed: 0);
        int best = Math.Max(gzip, brotli);
        int identity = Weight(_identity, ifNotListed: 1);
        if (best == 0 || identity > best || (isSmall && identity > 0))
        {
            return ContentCoding.Identity;
        }

        return brotli == best ? ContentCoding.Brotli : ContentCoding.Gzip;
    }

    private readonly int Weight(int listed, int ifNotListed) => (listed, _others) switch
    {
        (NotListed, NotListed) => ifNotListed,
        (NotListed, _) => _others,
        _ => listed,
    };

    private void Read(ReadOnlySpan<char> element)
    {
        int semicolon = element.IndexOf(';');
        ReadOnlySpan<char> name = (semicolon < 0 ? element : element[..semicolon]).Trim();
        if (!TryReadWeight(semicolon < 0 ? [] : element[(semicolon + 1)..].Trim(), out int weight))
        {
            return;
        }

        if (Is(name, "gzip") || Is(name, "x-gzip"))
        {
            _gzip = weight;
        }
        else if (Is(name, "br"))
        {
            _brotli = weight;
        }
        else if (Is(name, "identity"))
        {
            _identity = weight;
        }
        else if (Is(name, "*"))
        {
            _others = weight;
        }
    }

    private static bool Is(ReadOnlySpan<char> name, string coding) => name.Equals(coding, StringComparison.OrdinalIgnoreCase);

    // An element with a weight that cannot be read is passed over, as if it were not there.
    private static bool TryReadWeight(ReadOnlySpan<char> parameter, out int weight)
    {
        weight = FullWeight;
        if (parameter.IsEmpty)
        {
            return true;
        }

        if (!parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            || !decimal.TryParse(parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            || value > 1)
        {
            return false;
        }

        weight = (int)(value * FullWeight);
        return true;
    }
}
