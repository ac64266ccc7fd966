namespace Dashboard.Api.Stores.Elasticsearch;

/// <summary>What the orders in the index can be grouped by.</summary>
public enum CategoryMode
{
    /// <summary>The field <c>lines.category</c> is filled.</summary>
    Category,

    /// <summary>It is not (Online Retail): bands of the unit price stand in for it.</summary>
    PriceBands,
}
