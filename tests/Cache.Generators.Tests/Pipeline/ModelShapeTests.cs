using System.Collections;
using System.Reflection;
using KpiGen.Cache.Generators.Support;
using KpiGen.Cache.Generators.Tests.Compiles;
using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Tests.Pipeline;

/// <summary>What flows between steps is plain data: a symbol or a node in it would keep a whole compilation alive, and compare by reference.</summary>
public class ModelShapeTests
{
    public static TheoryData<string> Names => [.. ServiceShapes.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Models_hold_only_plain_data(string name)
    {
        GeneratorRun run = GeneratorHarness.Run(ServiceShapes.All[name]);

        foreach (string step in (string[])[TrackingNames.Models, TrackingNames.Registrations, TrackingNames.Environment])
        {
            Assert.All(run.StepValues(step), static value => Assert.Null(Impurity(value, "model")));
        }
    }

    [Fact]
    public void Every_model_type_is_a_sealed_record_an_abstract_one_or_an_enum()
    {
        Type[] models = [.. typeof(CacheGenerator).Assembly.GetTypes().Where(static type => type.Namespace?.StartsWith("KpiGen.Cache.Generators.Models", StringComparison.Ordinal) == true)];

        Assert.True(models.Length > 20);
        Assert.All(models, static type => Assert.True(type.IsEnum || type.IsNested || ((type.IsSealed || type.IsAbstract) && type.GetMethod("<Clone>$") is not null), type.Name));
    }

    [Theory]
    [MemberData(nameof(BadModels))]
    public void The_walk_finds_what_does_not_belong(object model) => Assert.NotNull(Impurity(model, "model"));

    public static TheoryData<object> BadModels =>
    [
        new Holder<Location>(Location.None),
        new Holder<object>(new object()),
        new Holder<string[]>(["array"]),
        new Holder<List<string>>(["list"]),
        new Holder<System.Collections.Immutable.ImmutableArray<string>>(["immutable"]),
        new Holder<EquatableArray<Holder<object>>>(new EquatableArray<Holder<object>>([new Holder<object>(new object())])),
    ];

    /// <summary>Returns the path of the first value that is not plain data, or null.</summary>
    private static string? Impurity(object? value, string path)
    {
        if (value is null or string or ulong or int or bool or Enum)
        {
            return null;
        }

        Type type = value.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
        {
            return ((IEnumerable)value).Cast<object>().Select((item, index) => Impurity(item, $"{path}[{index}]")).FirstOrDefault(static found => found is not null);
        }

        if (type.GetMethod("<Clone>$") is null)
        {
            return $"{path}: {type}";
        }

        return type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Select(property => Impurity(property.GetValue(value), $"{path}.{property.Name}"))
            .FirstOrDefault(static found => found is not null);
    }

    public sealed record Holder<T>(T Value);
}
