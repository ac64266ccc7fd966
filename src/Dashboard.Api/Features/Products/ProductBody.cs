using Dashboard.Api.Http.Requests;
using Dashboard.Api.Kpis.Products;

namespace Dashboard.Api.Features.Products;

/// <summary>A product as a client sends it. Everything may be missing; <see cref="Read"/> says what must not.</summary>
internal sealed record ProductBody(string? Sku, string? Name, string? Description, string? Category, string? Manufacturer, decimal? Price)
{
    public const int MaxSkuLength = 64;

    private const decimal HighestPrice = 1_000_000m;
    private const int PriceDecimals = 3;

    /// <param name="routeSku">The SKU in the address, if it names one; the body may leave it out then, but not contradict it.</param>
    public ProductDto Read(RequestReader reader, string? routeSku = null) => new(
        ReadSku(reader.Errors, routeSku),
        ReadLine(reader.Errors, "name", Name, 200),
        ReadDescription(reader.Errors),
        ReadLine(reader.Errors, "category", Category, 100),
        string.IsNullOrWhiteSpace(Manufacturer) ? null : ReadLine(reader.Errors, "manufacturer", Manufacturer, 100),
        ReadPrice(reader.Errors));

    private string ReadSku(RequestErrors errors, string? routeSku)
    {
        string sku = Sku?.Trim() is { Length: > 0 } sent ? sent : routeSku ?? "";
        if (routeSku is not null && sku != routeSku)
        {
            errors.Add("sku", sku, $"leave it out or repeat the one in the address, '{routeSku}'");
        }
        else if (!IsSku(sku))
        {
            errors.Add("sku", sku, $"use 1 to {MaxSkuLength} letters, digits, spaces, dots, hyphens or underscores, starting with a letter or digit");
        }

        return sku;
    }

    private static bool IsSku(string sku) =>
        sku.Length is >= 1 and <= MaxSkuLength
        && char.IsAsciiLetterOrDigit(sku[0])
        && sku.All(character => char.IsAsciiLetterOrDigit(character) || character is ' ' or '.' or '-' or '_');

    private static string ReadLine(RequestErrors errors, string name, string? value, int maxLength)
    {
        string line = CanonicalText.Of(value ?? "");
        if (line.Length == 0 || line.Length > maxLength)
        {
            errors.Add(name, line, $"use 1 to {maxLength} characters");
        }

        return line;
    }

    private string ReadDescription(RequestErrors errors)
    {
        const int maxLength = 4000;
        string description = (Description ?? "").Trim();
        if (description.Length > maxLength || description.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t')))
        {
            errors.Add("description", description, $"use at most {maxLength} characters, without control characters other than line breaks and tabs");
        }

        return description;
    }

    private decimal ReadPrice(RequestErrors errors)
    {
        if (Price is not { } price || price < 0 || price > HighestPrice)
        {
            errors.Add("price", Price?.ToString(System.Globalization.CultureInfo.InvariantCulture), $"use a number from 0 to {HighestPrice}");
            return 0;
        }

        return CanonicalAmount.Of(Math.Round(price, PriceDecimals, MidpointRounding.AwayFromZero));
    }
}
