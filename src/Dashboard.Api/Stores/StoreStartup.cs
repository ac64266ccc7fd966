namespace Dashboard.Api.Stores;

/// <summary>Prepares the stores before the server listens, so that bad data stops the start and no request waits for a build.</summary>
internal sealed class StoreStartup(IEnumerable<IStorePreparation> preparations) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (IStorePreparation preparation in preparations)
        {
            await preparation.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
