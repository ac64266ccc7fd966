namespace KpiGen.Cache.AspNetCore.Tests.Harness;

/// <summary>A value that callers share.</summary>
public sealed record Report(int Id, string Title, Amount Total);

/// <summary>What a test sees being serialised: see <see cref="CountingConverter"/>.</summary>
public sealed record Amount(decimal Value);

/// <summary>A value that callers may change, so each gets a copy.</summary>
public sealed class Draft
{
    public string Text { get; set; } = "";
}
