using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace KpiGen.Cache.AspNetCore.Representations;

/// <summary>Answers a request with bytes that are kept, or with the message that the client has them already.</summary>
internal static class StoredAnswer
{
    public const string ContentType = "application/json; charset=utf-8";

    public static Task WriteAsync(HttpContext context, StoredJson json)
    {
        HttpRequest request = context.Request;
        HttpResponse response = context.Response;
        StoredVariant variant = json.In(AcceptedCodings.Choose(request.Headers.AcceptEncoding, json.IsSmall));
        IHeaderDictionary headers = response.Headers;
        headers.ETag = variant.Tag;
        headers.Vary = headers.Vary.Count == 0 ? HeaderNames.AcceptEncoding : StringValues.Concat(headers.Vary, HeaderNames.AcceptEncoding);

        bool isHead = HttpMethods.IsHead(request.Method);
        if ((isHead || HttpMethods.IsGet(request.Method)) && EntityTags.Matches(request.Headers.IfNoneMatch, variant.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.StatusCode = StatusCodes.Status200OK;
        headers.ContentType = ContentType;
        headers.ContentLength = variant.Bytes.Length;
        if (variant.ContentEncoding.Count > 0)
        {
            headers.ContentEncoding = variant.ContentEncoding;
        }

        // Without a token: the server gives up by itself when the client has gone, and making a token costs more than writing.
        return isHead ? Task.CompletedTask : response.BodyWriter.WriteAsync(variant.Bytes, CancellationToken.None).AsTask();
    }
}
