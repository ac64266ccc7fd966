using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Tests.Pipeline;

/// <summary>In a project with hundreds of services an edit costs what it changes.</summary>
public class LargeProjectTests
{
    private const int Services = 500;

    private static readonly string[] Sources =
    [
        .. Enumerable.Range(0, Services).Select(static number => $$"""
            namespace App.N{{number}};
            public sealed record Item(int Id, string Name, IReadOnlyList<decimal> Prices);
            [Cached(CacheType.Product)] public interface IService{{number}} { Task<Item> GetAsync(int id, CancellationToken token); Task<IReadOnlyList<Item>> FindAsync(string text); }
            """),
        "public static class Unrelated { public static int Value => 1; }",
    ];

    private static readonly Lazy<GeneratorRun> First = new(static () => GeneratorHarness.RunFiles(Sources));

    [Fact]
    public void An_edit_in_an_unrelated_file_renews_nothing()
    {
        GeneratorRun second = First.Value.Edit(static source => source.Replace("=> 1", "=> 2", StringComparison.Ordinal), file: Services);

        foreach (string step in (string[])[TrackingNames.Parsed, TrackingNames.Models, TrackingNames.Registrations, TrackingNames.Environment])
        {
            Assert.DoesNotContain(second.Reasons(step), IsNew);
        }

        Assert.Equal(Services, second.Reasons(TrackingNames.Models).Count);
        Assert.DoesNotContain(second.OutputReasons(), IsNew);
    }

    [Fact]
    public void An_edit_in_one_interface_renews_one_file()
    {
        GeneratorRun second = First.Value.Edit(static source => source.Replace("int id", "long id", StringComparison.Ordinal), file: Services / 2);

        Assert.Equal([IncrementalStepRunReason.Modified], second.Reasons(TrackingNames.Models).Where(IsNew));
        Assert.Equal([IncrementalStepRunReason.Modified], second.OutputReasons().Where(IsNew));
        Assert.DoesNotContain(second.Reasons(TrackingNames.Registrations), IsNew);
    }

    private static bool IsNew(IncrementalStepRunReason reason) => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
}
