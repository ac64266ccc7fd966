using Dashboard.Api.Stores.Elasticsearch.Requests;

namespace Dashboard.Api.Stores.Elasticsearch.Queries;

/// <summary>A search.</summary>
internal interface ISearch
{
    /// <summary>What messages call it.</summary>
    string Name { get; }

    SearchBody Body { get; }
}
