namespace KpiGen.Cache.Benchmarks.Load.Subjects;

/// <summary>A node of one cache in front of Redis, with a memory and connections of its own.</summary>
internal interface ISubject : IAsyncDisposable
{
    ValueTask<KpiDashboard> ReadAsync(int days);
}
