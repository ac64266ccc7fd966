using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI067FixTests
{
    [Fact]
    public Task Every_caller_gets_a_copy()
        => FixTest<CopyResultFix>.FixesAsync(
            "public interface IService { [Cached(CacheType.User)] int[] {|KPI067:Get|}(int id); [Cached(CacheType.User, Sharing = CacheSharing.Shared)] List<int> {|KPI067:Find|}(int id); }",
            "public interface IService { [Cached(CacheType.User, Sharing = CacheSharing.Copy)] int[] Get(int id); [Cached(CacheType.User, Sharing = CacheSharing.Copy)] List<int> Find(int id); }");

    [Fact]
    public Task The_attribute_of_the_interface_does_for_all_its_methods()
        => FixTest<CopyResultFix>.FixesAsync(
            "[Cached(CacheType.User)] public interface IService { int[] {|KPI067:Get|}(int id); int[] {|KPI067:Find|}(int id); int Count(int id); }",
            "[Cached(CacheType.User, Sharing = CacheSharing.Copy)] public interface IService { int[] Get(int id); int[] Find(int id); int Count(int id); }");

    [Fact]
    public Task No_copy_is_offered_at_an_inherited_method_that_several_services_may_cache()
        => FixTest<CopyResultFix>.OffersNothingAsync("[Cached(CacheType.User)] public interface IService : IBase; public interface IBase { int[] {|KPI067:Get|}(int id); }");

    [Fact]
    public Task Properties_become_init_only()
        => FixTest<InitOnlyFix>.FixesFilesAsync(
            (
                "public class Part { public int Number { get; set; } }\npublic sealed class Item : Part\n{\n    public int Id { get; set; }\n    public required string Name { get; set; } = \"\"; // note\n    public int Twice => Id * 2;\n}\n",
                "public class Part { public int Number { get; init; } }\npublic sealed class Item : Part\n{\n    public int Id { get; init; }\n    public required string Name { get; init; } = \"\"; // note\n    public int Twice => Id * 2;\n}\n"),
            Pair("using KpiGen.Cache;\n\n[Cached(CacheType.User)] public interface IService { Item {|KPI067:Get|}(int id); Item? {|KPI067:Find|}(int id); }\n"),
            Pair("public class Service : IService { public Item Get(int id) => new() { Id = id, Number = 2, Name = \"a\" }; public Item? Find(int id) => null; }\n"));

    [Theory]
    [InlineData("public sealed class Item { public int Id { get; set; } public void Next() => Id++; }")]
    [InlineData("public sealed class Item { public int Id { get; set; } } public static class Changes { public static void Next(Item item) => item.Id = 2; }")]
    [InlineData("public sealed class Item { public int Id { get; set; } public int Count; }")]
    [InlineData("public sealed class Item { private int _id; public int Id { get => _id; set => _id = value; } }")]
    [InlineData("public interface IId { int Id { get; set; } } public sealed class Item : IId { public int Id { get; set; } }")]
    [InlineData("public class Item { public virtual int Id { get; set; } }")]
    [InlineData("public sealed class Item(List<int> ids) { public List<int> Ids { get; } = ids; }")]
    public Task Nothing_becomes_init_only_that_is_set_or_not_an_automatic_property(string type)
        => FixTest<InitOnlyFix>.OffersNothingAsync(type + " [Cached(CacheType.User)] public interface IService { Item {|KPI067:Get|}(int id); }");

    [Theory]
    [InlineData("List<string>", "IReadOnlyList<string>")]
    [InlineData("string?[]?", "IReadOnlyList<string?>?")]
    [InlineData("IList<int>", "IReadOnlyList<int>")]
    [InlineData("ICollection<int>", "IReadOnlyCollection<int>")]
    [InlineData("HashSet<int>", "IReadOnlySet<int>")]
    [InlineData("Dictionary<string, int[]>", "IReadOnlyDictionary<string, IReadOnlyList<int>>")]
    [InlineData("IReadOnlyList<int[]>", "IReadOnlyList<IReadOnlyList<int>>")]
    public Task A_collection_is_declared_read_only(string before, string after)
        => FixTest<ReadOnlyTypeFix>.FixesAsync(
            $"public sealed record Item(int Id, {before} Top); [Cached(CacheType.User)] public interface IService {{ Item {{|KPI067:Get|}}(int id); }}",
            $"public sealed record Item(int Id, {after} Top); [Cached(CacheType.User)] public interface IService {{ Item Get(int id); }}");

    [Fact]
    public Task A_property_in_another_file_is_declared_read_only_where_all_uses_allow_it()
        => FixTest<ReadOnlyTypeFix>.FixesFilesAsync(
            (
                "using System.Collections.Generic;\n\npublic sealed class Item\n{\n    public required List<string> Top { get; init; } // note\n    public IReadOnlyList<int> Ids { get; init; } = [];\n}\n",
                "using System.Collections.Generic;\n\npublic sealed class Item\n{\n    public required IReadOnlyList<string> Top { get; init; } // note\n    public IReadOnlyList<int> Ids { get; init; } = [];\n}\n"),
            Pair("using KpiGen.Cache;\n\n[Cached(CacheType.User)] public interface IService { Item {|KPI067:Get|}(int id); }\n"),
            Pair("using System.Collections.Generic;\n\npublic class Service : IService { public Item Get(int id) => new() { Top = new List<string> { \"a\" } }; public int Count(Item item) => item.Top.Count; }\n"));

    [Theory]
    [InlineData("public sealed record Item(List<int> Top) { public void Next() => Top.Add(1); }")]
    [InlineData("public sealed record Item(Queue<int> Top);")]
    [InlineData("public sealed record Item(Dictionary<int, Queue<int>> Top);")]
    [InlineData("public sealed record Item(byte[] Top);")]
    [InlineData("public sealed record Item(int[,] Top);")]
    [InlineData("public sealed class Item { public List<int> Top { get; init; } = new(); }")]
    [InlineData("public sealed class Item { public int Id { get; set; } }")]
    public Task Nothing_is_declared_read_only_that_would_not_compile(string type)
        => FixTest<ReadOnlyTypeFix>.OffersNothingAsync(type + " [Cached(CacheType.User)] public interface IService { Item {|KPI067:Get|}(int id); }");

    private static (string Before, string After) Pair(string source) => (source, FixTest<InitOnlyFix>.Unmarked(source));
}
