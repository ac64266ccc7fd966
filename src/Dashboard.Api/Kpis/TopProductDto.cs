namespace Dashboard.Api.Kpis;

/// <summary>A product among the best by revenue.</summary>
/// <param name="Name">The name it was sold under most often in the window; ties go to the alphabetically first.</param>
/// <param name="Orders">Different orders that hold the product.</param>
public sealed record TopProductDto(string Sku, string Name, decimal Revenue, long Units, long Orders);
