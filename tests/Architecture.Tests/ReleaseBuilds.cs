namespace KpiGen.Architecture.Tests;

/// <summary>Tests that build in Release run one after the other: two builds at once would write the same files.</summary>
internal static class ReleaseBuilds
{
    public const string Name = "Release builds";
}
