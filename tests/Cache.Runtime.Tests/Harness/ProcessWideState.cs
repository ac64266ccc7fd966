namespace KpiGen.Cache.Tests.Harness;

/// <summary>Tests that change, or measure, what the whole process shares. They run alone.</summary>
[CollectionDefinition(nameof(ProcessWideState), DisableParallelization = true)]
public sealed class ProcessWideState;
