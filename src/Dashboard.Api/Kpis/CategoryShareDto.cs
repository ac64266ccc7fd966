namespace Dashboard.Api.Kpis;

/// <summary>One category of the mix; a price band where the source has no categories.</summary>
/// <param name="Orders">Different orders that hold the category, so that the sum over categories exceeds the number of orders.</param>
/// <param name="Share">The part of all product revenue, between 0 and 1.</param>
public sealed record CategoryShareDto(string Category, decimal Revenue, long Units, long Orders, double Share);
