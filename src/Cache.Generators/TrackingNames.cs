namespace KpiGen.Cache.Generators;

/// <summary>Names of the pipeline steps, for tests that hold the generator to being incremental.</summary>
internal static class TrackingNames
{
    public const string Parsed = nameof(Parsed);
    public const string Batches = nameof(Batches);
    public const string Models = nameof(Models);
    public const string Environment = nameof(Environment);
    public const string Registrations = nameof(Registrations);
}
