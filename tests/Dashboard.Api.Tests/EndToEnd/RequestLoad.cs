using KpiGen.Testing;

namespace Dashboard.Api.Tests.EndToEnd;

/// <summary>Requests that go on, four at a time, until it is disposed or has made a bounded number of them.</summary>
internal sealed class RequestLoad : IAsyncDisposable
{
    private const int Workers = 4;
    private const int Bound = 200_000;

    private readonly ApiProcess _api;
    private readonly string[] _paths;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<string> _failures = [];
    private readonly Task[] _workers;
    private int _answered;

    public RequestLoad(ApiProcess api, params string[] paths)
    {
        _api = api;
        _paths = paths;
        _workers = [.. Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(worker)))];
    }

    /// <summary>Waits until so many more requests have been answered.</summary>
    public Task AnsweredAsync(int more)
    {
        int goal = Volatile.Read(ref _answered) + more;
        return Eventually.TrueAsync(() => Volatile.Read(ref _answered) >= goal, $"{more} more requests are answered");
    }

    /// <summary>Stops and returns every answer that was not a success.</summary>
    public async Task<IReadOnlyList<string>> FailuresAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_workers);
        return _failures;
    }

    public async ValueTask DisposeAsync()
    {
        await FailuresAsync();
        _stopping.Dispose();
    }

    private async Task WorkAsync(int worker)
    {
        for (int i = worker; i < Bound && !_stopping.IsCancellationRequested; i += Workers)
        {
            string path = _paths[i % _paths.Length];
            try
            {
                using HttpResponseMessage response = await _api.Client.GetAsync(new Uri(path, UriKind.Relative));
                if (!response.IsSuccessStatusCode)
                {
                    Fail($"{path}: {(int)response.StatusCode}");
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                Fail($"{path}: {exception.Message}");
            }

            Interlocked.Increment(ref _answered);
        }
    }

    private void Fail(string what)
    {
        lock (_failures)
        {
            _failures.Add(what);
        }
    }
}
