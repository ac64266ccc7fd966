namespace KpiGen.Cache.Generators.Models.Forwarding;

/// <summary>Whether a method is <c>IDisposable.Dispose</c> or <c>IAsyncDisposable.DisposeAsync</c>.</summary>
internal enum Disposal
{
    None,
    Synchronous,
    Asynchronous,
}
