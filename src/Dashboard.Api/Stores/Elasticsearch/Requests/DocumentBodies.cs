using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Requests;

/// <summary>The fields of a product that a replacement sets; figures that others keep in the document stay.</summary>
internal sealed record ProductUpdateBody(ProductDocument Doc);

/// <summary>Several documents by id.</summary>
internal sealed record MultiGetBody(IReadOnlyList<string> Ids);
