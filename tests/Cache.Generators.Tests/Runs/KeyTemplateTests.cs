using System.Globalization;
using System.Reflection;
using CsCheck;
using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Generators.Tests.Runs;

public class KeyTemplateTests
{
    private const string Source = """
        public sealed class User : ICacheUser { public static string? Name; public string? Id => Name; }
        public sealed record Range(string? From, int To) { [CacheKeyIgnore] public object? Trace { get; init; } }
        public sealed record Order(Guid Id);
        public interface IKeys
        {
            [Cached(CacheType.User, Key = "{b}-{a}")] string Both(string? a, string? b);
            [Cached(CacheType.User, Key = "r/{range.From}..{other.To}!")] string Members(Range range, Range? other);
            [Cached(CacheType.User, VaryByUser = true)] string One(string? user, [CacheKeyIgnore] string trace);
            [Cached(CacheType.User, VaryByUser = true, Key = "settings")] ValueTask<string> None(CancellationToken token);
            [Cached(CacheType.User, Key = "{order.Id}/{part}", Tags = ["order:{order.Id}"])] string Order(Order order, Guid part);
            [Cached(CacheType.User, Key = "{x.To}")] string Twin(Range x);
            [Cached(CacheType.User, Key = "{x.Length}")] string Twin(string x);
        }
        public sealed class Keys : IKeys
        {
            private int _calls;
            public string Both(string? a, string? b) => "";
            public string Members(Range range, Range? other) => "";
            public string One(string? user, string trace) => $"{CacheLoad.UserId} {user} {++_calls}";
            public ValueTask<string> None(CancellationToken token) => new($"{CacheLoad.UserId} {++_calls}");
            public string Order(Order order, Guid part) => "";
            public string Twin(Range x) => "";
            public string Twin(string x) => "";
        }
        public static class Use
        {
            public static string One(object keys, string name, string argument) { User.Name = name; return ((IKeys)keys).One(argument, "t"); }
            public static string None(object keys, string name) { User.Name = name; return ((IKeys)keys).None(default).Result; }
        }
        """;

    private static readonly Assembly Loaded = GeneratorHarness.Run(Source).Load();

    private static readonly LoadedSample Sample = new(Source);

    private static readonly Gen<string?> Text = Gen.OneOf<string?>(
        Gen.OneOf<string?>(null, "", "-", "..", "!", "~", ":", "a-b", "a", "b", "(", "\ud83d"), Gen.String[0, 3].Select(static text => (string?)text));

    [Theory]
    [InlineData("")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Struct_and_text_agree_on_equality(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Agree("Both", Gen.Select(Text, Text, static (a, b) => new object?[] { a, b }));
        Agree("Members", Gen.Select(Text, Gen.OneOf<int?>(null, 0, -1, 7), static (a, b) => new object?[] { a, b }));
        Agree("One", Gen.Select(Text.Select(static text => text ?? "x"), Text, static (a, b) => new object?[] { a, b }));
    }

    [Fact]
    public void Golden_texts()
    {
        Assert.Equal(":b:-:~", LoadedSample.Text(Sample.Key("Both", "b", null)));
        Assert.Equal(":r/:a:..:7:!", LoadedSample.Text(Sample.Key("Members", "a", (int?)7)));
        Assert.Equal(
            ":00000001-0000-0000-0000-000000000000:/:00000002-0000-0000-0000-000000000000",
            LoadedSample.Text(Sample.Key("Order", new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]))));
        Assert.Equal(":u:~", LoadedSample.Text(Sample.Key("One", "u", null)));
        Assert.Equal(":u:settings", LoadedSample.Text(Sample.Key("None", "u")));
    }

    [Fact]
    public void Factories_take_the_parts_of_the_key()
    {
        Assert.NotNull(Sample.Type("KeysKeys").GetMethod("Members", [typeof(string), typeof(int?)]));
        Assert.NotNull(Sample.Type("KeysKeys").GetMethod("One", [typeof(string), typeof(string)]));
        Assert.Equal(2, Sample.Type("KeysKeys").GetMethods().Count(static method => method.Name.StartsWith("Twin", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_user_has_entries_of_its_own_and_the_origin_knows_the_user()
    {
        await using ServiceProvider provider = Build(withUser: true);
        object keys = provider.GetRequiredService(Type("IKeys"));

        Assert.Equal(("ann x 1", "bob x 2", "ann x 1", "ann y 3"), (One(keys, "ann", "x"), One(keys, "bob", "x"), One(keys, "ann", "x"), One(keys, "ann", "y")));
        Assert.Equal(("ann 4", "bob 5", "ann 4"), (None(keys, "ann"), None(keys, "bob"), None(keys, "ann")));
        Assert.Null(CacheLoad.UserId);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "")]
    [InlineData(false, "ann")]
    public async Task A_call_without_a_user_throws(bool withUser, string? name)
    {
        await using ServiceProvider provider = Build(withUser);

        Assert.IsType<InvalidOperationException>(Assert.ThrowsAny<Exception>(() => One(provider.GetRequiredService(Type("IKeys")), name!, "x")).InnerException);
    }

    private static string One(object keys, string name, string argument) => (string)Type("Use").GetMethod("One")!.Invoke(null, [keys, name, argument])!;

    private static string None(object keys, string name) => (string)Type("Use").GetMethod("None")!.Invoke(null, [keys, name])!;

    private static Type Type(string name) => Loaded.GetType(name, throwOnError: true)!;

    private static ServiceProvider Build(bool withUser)
    {
        var services = new ServiceCollection();
        services.AddCache(static options => options.NullTtl = TimeSpan.FromSeconds(1));
        services.AddSingleton(Type("IKeys"), Type("Keys"));
        if (withUser)
        {
            services.AddSingleton(typeof(ICacheUser), Type("User"));
        }

        Type("Microsoft.Extensions.DependencyInjection.CachedServiceCollectionExtensions").GetMethod("AddCachedServices")!.Invoke(null, [services]);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static void Agree(string method, Gen<object?[]> arguments)
        => Gen.Select(arguments, arguments).Sample(
            (left, right) =>
            {
                object a = Sample.Key(method, left);
                object b = Sample.Key(method, right);
                Assert.Equal(LoadedSample.Text(a) == LoadedSample.Text(b), a.Equals(b));
                Assert.True(!a.Equals(b) || a.GetHashCode() == b.GetHashCode());
            },
            iter: 400,
            threads: 1);
}
