namespace Dashboard.Api.Kpis.Search;

/// <summary>One match.</summary>
/// <param name="HighlightHtml">The name, safe to insert into a page: encoded, with <c>&lt;em&gt;</c> around what matched.</param>
/// <param name="Score">Higher is better; comparable only within one answer.</param>
public sealed record SearchItemDto(string Sku, string Name, string HighlightHtml, decimal Price, double Score);
