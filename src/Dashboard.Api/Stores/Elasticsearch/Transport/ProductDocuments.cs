using System.Net;
using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Transport;

/// <summary>
/// Reads and writes single products. Writes wait until searches see them (<c>refresh=wait_for</c>): a cache that is invalidated earlier
/// would be filled with the old result again.
/// </summary>
internal sealed class ProductDocuments(ElasticsearchTransport transport, string index, TimeProvider time)
{
    private readonly string _index = Uri.EscapeDataString(index);

    /// <returns>Null when there is no such document. A missing index is also a 404, but an error.</returns>
    public async Task<ProductDto?> FindAsync(string sku, CancellationToken cancellationToken)
    {
        if (!IsUsableId(sku))
        {
            return null;
        }

        ElasticsearchReply reply = await transport.SendAsync(
            "product", HttpMethod.Get, $"{_index}/_doc/{Uri.EscapeDataString(sku)}", null, cancellationToken).ConfigureAwait(false);
        if (reply.Status == HttpStatusCode.NotFound && reply.TryRead(ElasticsearchJson.Default.DocumentResponse) is { Found: false, Error: null })
        {
            return null;
        }

        return (reply.Read(ElasticsearchJson.Default.DocumentResponse).Source
            ?? throw new ElasticsearchException($"Elasticsearch answered product without the fields of '{sku}'.")).ToProduct();
    }

    /// <returns>False when the product exists.</returns>
    public async Task<bool> TryCreateAsync(ProductDto product, CancellationToken cancellationToken)
    {
        ThrowUnlessUsable(product.Sku);
        DateTimeOffset now = time.GetUtcNow();
        ElasticsearchReply reply = await transport.SendAsync(
            "product creation",
            HttpMethod.Put,
            $"{_index}/_create/{Uri.EscapeDataString(product.Sku)}?refresh=wait_for",
            JsonContentOf.Create(ProductDocument.From(product, now) with { CreatedAt = now }, ElasticsearchJson.Default.ProductDocument),
            cancellationToken).ConfigureAwait(false);
        return reply.Status == HttpStatusCode.Conflict ? false : reply.IsSuccess ? true : throw reply.Failure();
    }

    /// <returns>False when the product does not exist.</returns>
    public async Task<bool> TryReplaceAsync(ProductDto product, CancellationToken cancellationToken)
    {
        ThrowUnlessUsable(product.Sku);
        ElasticsearchReply reply = await transport.SendAsync(
            "product replacement",
            HttpMethod.Post,
            $"{_index}/_update/{Uri.EscapeDataString(product.Sku)}?refresh=wait_for&retry_on_conflict=3",
            JsonContentOf.Create(
                new ProductUpdateBody(ProductDocument.From(product, time.GetUtcNow())), ElasticsearchJson.Default.ProductUpdateBody),
            cancellationToken).ConfigureAwait(false);
        if (reply.Status == HttpStatusCode.NotFound && ErrorText.Type(reply.Error) == "document_missing_exception")
        {
            return false;
        }

        return reply.IsSuccess ? true : throw reply.Failure();
    }

    /// <summary>The names of products by SKU; unknown ones are absent.</summary>
    public async Task<IReadOnlyDictionary<string, string>> GetNamesAsync(IReadOnlyList<string> skus, CancellationToken cancellationToken)
    {
        ElasticsearchReply reply = await transport.SendAsync(
            "product names",
            HttpMethod.Post,
            $"{_index}/_mget?_source_includes=name",
            JsonContentOf.Create(new MultiGetBody(skus), ElasticsearchJson.Default.MultiGetBody),
            cancellationToken).ConfigureAwait(false);
        IReadOnlyList<NamedDocument> documents = reply.Read(ElasticsearchJson.Default.MultiGetResponse).Docs ?? [];
        if (documents.FirstOrDefault(document => document.Error is not null) is { } failed)
        {
            throw new ElasticsearchException("product names", (int)reply.Status, ErrorText.Describe(failed.Error));
        }

        return documents
            .Where(document => document.Source?.Name is not null)
            .ToDictionary(document => document.Id, document => document.Source!.Name!, StringComparer.Ordinal);
    }

    /// <summary>Dots would be path segments: the address of another resource. Longer ids are refused by the server.</summary>
    private static bool IsUsableId(string sku) => sku is not ("" or "." or "..") && sku.Length <= 512;

    private static void ThrowUnlessUsable(string sku)
    {
        if (!IsUsableId(sku))
        {
            throw new ArgumentException($"'{sku}' cannot be the SKU of a product.", nameof(sku));
        }
    }
}
