using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries;

/// <summary>A search over orders that asks for figures only, and how they are read.</summary>
internal interface IOrderSearch<out T> : ISearch
{
    T Read(AggregationNode aggregations);
}
