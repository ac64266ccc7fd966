using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KpiGen.Cache.AspNetCore.Representations;
using KpiGen.Cache.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace KpiGen.Cache.AspNetCore.Tests.Representations;

public class OwnContractTests
{
    private static readonly Report Value = new(1, "a", new Amount(1m));

    private readonly EntryRepresentations _entry = new(int.MaxValue);
    private readonly HttpContext _context = new DefaultHttpContext();
    private readonly JsonTypeInfo<Report> _own = Contracts.Of(new CountingConverter());
    private int _asked;

    [Fact]
    public void The_application_is_asked_once_for_its_contract()
    {
        StoredJson first = _entry.Json(Value, _context, Own)!;
        StoredJson second = _entry.Json(Value, _context, Own)!;

        Assert.Same(first, second);
        Assert.Same(_own, first.Type);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public void A_contract_that_is_given_does_not_become_that_of_the_application()
    {
        StoredJson given = _entry.Json(Value, Contracts.Of(new CountingConverter()))!;
        StoredJson own = _entry.Json(Value, _context, Own)!;
        StoredJson givenOwn = _entry.Json(Value, _own)!;

        Assert.NotSame(given, own);
        Assert.Same(_own, own.Type);
        Assert.Same(own, givenOwn);
    }

    [Fact]
    public void A_value_that_is_answered_as_two_types_has_the_bytes_of_each()
    {
        // An interface or a base type may have fewer members.
        var fewer = (JsonTypeInfo<ITitled>)new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }.GetTypeInfo(typeof(ITitled));
        ITitled titled = new Titled("a", 2);

        for (int i = 0; i < 2; i++)
        {
            Assert.Equal("""{"Title":"a"}""", Text(_entry.Json(titled, _context, _ => fewer)));
            Assert.Equal(JsonSerializer.Serialize(Value, _own), Text(_entry.Json(Value, _context, Own)));
        }
    }

    [Fact]
    public void What_is_too_large_to_be_kept_is_not_kept_the_second_time_either()
    {
        var entry = new EntryRepresentations(1);

        Assert.Null(entry.Json(Value, _context, Own));
        Assert.Null(entry.Json(Value, _context, Own));
    }

    private static string Text(StoredJson? json) => Encoding.UTF8.GetString(json!.Identity!.Bytes.Span);

    private JsonTypeInfo<Report> Own(HttpContext context)
    {
        _asked++;
        return _own;
    }

    private interface ITitled
    {
        string Title { get; }
    }

    private sealed record Titled(string Title, int Pages) : ITitled;
}
