using Dashboard.Api.Http.Requests;
using Dashboard.Api.Kpis.Search;

namespace Dashboard.Api.Features.Search;

/// <summary>A search as a client spells it.</summary>
internal readonly record struct SearchParameters(string? Q, string? Page, string? Size, string? MinPrice, string? MaxPrice)
{
    private const decimal HighestPrice = 1_000_000_000m;

    public SearchRequest Read(RequestReader reader)
    {
        PageParameters page = PageParameters.Read(reader, Page, Size);
        decimal? minPrice = reader.Amount("minPrice", MinPrice, HighestPrice);
        decimal? maxPrice = reader.Amount("maxPrice", MaxPrice, HighestPrice);
        if (minPrice > maxPrice)
        {
            reader.Errors.Add("minPrice", MinPrice, $"use a price up to maxPrice, which is {maxPrice}");
        }

        return new SearchRequest(ReadQuery(reader), page.Page, page.Size, minPrice, maxPrice);
    }

    private string ReadQuery(RequestReader reader)
    {
        if (Q?.Length > SearchLimits.MaxQueryLength)
        {
            reader.Errors.Add("q", Q, $"use at most {SearchLimits.MaxQueryLength} characters");
            return "";
        }

        string query = CanonicalText.Of(Q ?? "");
        if (query.Length == 0)
        {
            reader.Errors.Add("q", null, "say what to search for, such as q=red bag");
        }

        return query;
    }
}
