using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KpiGen.Cache.AspNetCore.Representations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KpiGen.Cache.AspNetCore;

/// <summary>
/// Answers 200 with the JSON of a value. Where the value is that of an entry in memory, the JSON is made once and kept beside the entry, with a
/// strong <c>ETag</c> and, where clients ask for them, gzip and brotli; a client that has it already gets 304.
/// </summary>
/// <typeparam name="T">The type whose contract applies.</typeparam>
/// <remarks>
/// The entry is found through the <see cref="CacheObservation"/> that <c>UseCacheHeaders</c> starts. Any other value - a copy, one that was not
/// stored, one that is incomplete - is serialised for this answer, without an <c>ETag</c>.
/// </remarks>
public sealed class CachedJson<T> : IResult, IStatusCodeHttpResult, IContentTypeHttpResult, IValueHttpResult, IValueHttpResult<T>, IEndpointMetadataProvider
{
    private readonly JsonTypeInfo<T>? _contract;

    internal CachedJson(T value, JsonTypeInfo<T>? contract)
    {
        Value = value;
        _contract = contract;
    }

    /// <summary>Gets the value.</summary>
    public T Value { get; }

    object? IValueHttpResult.Value => Value;

    int? IStatusCodeHttpResult.StatusCode => StatusCodes.Status200OK;

    string? IContentTypeHttpResult.ContentType => StoredAnswer.ContentType;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        return Entry() is { } entry && Stored(entry, httpContext) is { } json
            ? StoredAnswer.WriteAsync(httpContext, json)
            : httpContext.Response.WriteAsJsonAsync(Value, _contract ?? OwnContract(httpContext), StoredAnswer.ContentType);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
        => builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));

    private StoredJson? Stored(ObservedEntry entry, HttpContext context)
    {
        EntryRepresentations representations = EntryRepresentations.Of(entry, context, MaxBytesPerEntry);
        return _contract is { } contract ? representations.Json(Value, contract) : representations.Json(Value, context, OwnContract);
    }

    private static JsonTypeInfo<T> OwnContract(HttpContext context)
    {
        JsonSerializerOptions options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

        // Options that can still be changed make a new contract for whoever asks.
        options.MakeReadOnly();
        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }

    private static int MaxBytesPerEntry(HttpContext context)
        => context.RequestServices.GetRequiredService<IOptions<CachedJsonOptions>>().Value.MaxBytesPerEntry;

    // A client must not keep what is made of an incomplete result, or be told that it still has it.
    private ObservedEntry? Entry()
        => Value is { } value && CacheObservation.Current is { IsPartial: false } observation ? observation.EntryOf(value) : null;
}
