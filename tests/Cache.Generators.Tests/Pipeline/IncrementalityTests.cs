using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Tests.Pipeline;

public class IncrementalityTests
{
    private const string Orders = """
        namespace App;
        public sealed record Order(int Id, string Name);
        [Cached(CacheType.Dashboard)] public interface IOrders { Task<Order> GetAsync(int id, CancellationToken token); }
        """;

    private const string Users = """
        namespace App;
        [Cached(CacheType.User)] public interface IUsers { Task<string?> FindAsync(string name); }
        """;

    private const string Writers = """
        namespace App;
        public interface IWriters { [InvalidatesCache(CacheType.User)] Task SaveAsync(int id); [InvalidatesCache(CacheType.User)] void Clear(); }
        """;

    [Fact]
    public void An_edit_in_another_file_reuses_every_output()
    {
        GeneratorRun second = GeneratorHarness.RunFiles(Orders, Users, Writers).AddFile("public class Unrelated { public int Value => 3; }");

        AssertReused(second.Reasons(TrackingNames.Models));
        AssertReused(second.Reasons(TrackingNames.Registrations));
        AssertReused(second.OutputReasons());
    }

    [Fact]
    public void An_edit_that_only_moves_the_interface_reuses_every_output()
    {
        GeneratorRun first = GeneratorHarness.RunFiles(Orders, Users, Writers);
        GeneratorRun second = first.Edit(static source => "// moved\n\n" + source);

        AssertReused(second.Reasons(TrackingNames.Models));
        AssertReused(second.OutputReasons());
        Assert.Equal(first.Text("IOrders"), second.Text("IOrders"));
    }

    [Theory]
    [InlineData("void Clear", "int Clear")]
    [InlineData("CacheType.User)] Task", "CacheType.Search)] Task")]
    public void An_edit_of_a_method_that_invalidates_renews_the_file_of_its_interface_only(string before, string after)
    {
        GeneratorRun first = GeneratorHarness.RunFiles(Writers, Orders);
        GeneratorRun moved = first.Edit(static source => "// moved\n\n" + source);
        GeneratorRun edited = moved.Edit(source => source.Replace(before, after, StringComparison.Ordinal));

        AssertReused(moved.Reasons(TrackingNames.Models));
        AssertReused(moved.OutputReasons());
        Assert.Equal([IncrementalStepRunReason.Modified], edited.Reasons(TrackingNames.Models).Where(IsNew));
        Assert.Equal([IncrementalStepRunReason.Modified], edited.OutputReasons().Where(IsNew));
        AssertReused(edited.Reasons(TrackingNames.Registrations));
    }

    [Fact]
    public void An_interface_that_gets_its_first_cached_method_keeps_its_file()
    {
        GeneratorRun first = GeneratorHarness.RunFiles(Writers);
        GeneratorRun second = first.Edit(static source => source.Replace("void Clear();", "void Clear(); [Cached(CacheType.User)] int Count(int id);", StringComparison.Ordinal));

        Assert.Equal(first.HintNames, second.HintNames);
        Assert.Contains("CountKey", second.AssertClean().Text("IWriters"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_a_method_renews_the_file_of_its_interface_only()
    {
        GeneratorRun second = GeneratorHarness.RunFiles(Orders, Users).Edit(static source => source.Replace("int id, C", "long id, C", StringComparison.Ordinal));

        Assert.Equal([IncrementalStepRunReason.Modified], second.Reasons(TrackingNames.Models).Where(IsNew));
        Assert.Equal([IncrementalStepRunReason.Modified], second.OutputReasons().Where(IsNew));
        AssertReused(second.Reasons(TrackingNames.Registrations));
        Assert.Contains("long id", second.Text("IOrders"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_a_payload_type_in_another_file_renews_the_model()
    {
        GeneratorRun first = GeneratorHarness.RunFiles("[Cached(CacheType.User)] public interface IService { Item Get(int id); }", "public sealed record Item(int Id);");
        GeneratorRun second = first.Edit(static source => source.Replace("int Id", "long Id", StringComparison.Ordinal), file: 1);

        Assert.Equal([IncrementalStepRunReason.Modified], second.Reasons(TrackingNames.Models));
        Assert.Contains("ReadInt64", second.Text("IService"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_interface_renews_the_registration()
    {
        GeneratorRun second = GeneratorHarness.RunFiles(Orders, Users)
            .AddFile("[KpiGen.Cache.Cached(KpiGen.Cache.CacheType.User)] public interface IMore { int Get(int id); }");

        Assert.Equal([IncrementalStepRunReason.New], second.Reasons(TrackingNames.Models).Where(IsNew));
        Assert.Equal([IncrementalStepRunReason.Modified], second.Reasons(TrackingNames.Registrations));
        Assert.Contains("IMore", second.Text("AddCachedServices"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_interface_gives_one_file_however_often_it_is_annotated()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            [Cached(CacheType.User)] public partial interface IService { [Cached(CacheType.User)] int A(int id); [Cached(CacheType.User)] int B(int id); }
            public partial interface IService { [Cached(CacheType.User)] int C(int id); }
            public interface IOther { [InvalidatesCache("own")] int A(int id); [Cached(CacheType.User)] int B(int id); [Cached(CacheType.User)] int C(int id); }
            public partial interface IWriter { [InvalidatesCache("own")] int A(int id); [InvalidatesCache("own"), InvalidatesCache("other")] int B(int id); }
            public partial interface IWriter { [InvalidatesCache("own")] int C(int id); }
            [Cached(CacheType.User)] public interface IZoo { [InvalidatesCache("own")] int A(int id); }
            """);

        Assert.Equal(["IOther.g.cs", "IService.g.cs", "IWriter.g.cs", "IZoo.g.cs", "KpiGen.Cache.AddCachedServices.g.cs"], run.HintNames.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Constructions_are_files_of_their_own_and_an_edit_of_one_argument_renews_one()
    {
        GeneratorRun first = GeneratorHarness.RunFiles(
            "[Cached(CacheType.User, Closed = [typeof(IRepository<Item>), typeof(IRepository<int>)])] public interface IRepository<T> { T Get(int id); }",
            "public sealed record Item(int Id);");
        GeneratorRun moved = first.Edit(static source => "// moved\n" + source);
        GeneratorRun second = first.Edit(static source => source.Replace("int Id", "long Id", StringComparison.Ordinal), file: 1);

        Assert.Equal(3, first.HintNames.Count);
        AssertReused(moved.OutputReasons());
        Assert.Equal([IncrementalStepRunReason.Modified], second.Reasons(TrackingNames.Models).Where(IsNew));
        Assert.Equal([IncrementalStepRunReason.Modified], second.OutputReasons().Where(IsNew));
        AssertReused(second.Reasons(TrackingNames.Registrations));
    }

    private static bool IsNew(IncrementalStepRunReason reason)
        => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);

    private static void AssertReused(IReadOnlyList<IncrementalStepRunReason> reasons)
    {
        Assert.NotEmpty(reasons);
        Assert.DoesNotContain(reasons, IsNew);
    }
}
