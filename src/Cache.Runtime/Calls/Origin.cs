using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Calls;

/// <summary>
/// Finds the real service behind a decorator. Loads are shared, so they run in a scope of their own: the scope of whichever caller came first
/// may end while others still wait.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class Origin<TService>(IServiceScopeFactory scopes, Func<IServiceProvider, object> resolve, OriginObserver? observer = null)
    where TService : class
{
    /// <summary>Resolves the service for members that are only forwarded, in the caller's scope.</summary>
    public TService Resolve(IServiceProvider services) => (TService)resolve(services);

    /// <summary>Returns the same origin as one method calls it.</summary>
    public Origin<TService> For(OriginObserver method) => new(scopes, resolve, method);

    public async Task<TValue> CallAsync<TValue>(Func<TService, CancellationToken, Task<TValue>> load, CancellationToken cancellationToken)
    {
        OriginTrace? trace = observer?.Begin();
        try
        {
            TValue value;
            AsyncServiceScope scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                value = await load(Resolve(scope.ServiceProvider), cancellationToken).ConfigureAwait(false);
            }

            trace?.Succeed();
            return value;
        }
        catch (Exception exception)
        {
            trace?.Fail(exception);
            throw;
        }
    }

    public TValue Call<TValue>(Func<TService, CancellationToken, TValue> load, CancellationToken cancellationToken)
    {
        OriginTrace? trace = observer?.Begin();
        try
        {
            TValue value = CallInScope(load, cancellationToken);
            trace?.Succeed();
            return value;
        }
        catch (Exception exception)
        {
            trace?.Fail(exception);
            throw;
        }
    }

    private TValue CallInScope<TValue>(Func<TService, CancellationToken, TValue> load, CancellationToken cancellationToken)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        try
        {
            return load(Resolve(scope.ServiceProvider), cancellationToken);
        }
        finally
        {
            // Asynchronously, because a scope that is disposed otherwise refuses services that know no other way. It seldom has to wait.
            ValueTask disposal = scope.DisposeAsync();
            if (disposal.IsCompleted)
            {
                disposal.GetAwaiter().GetResult();
            }
            else
            {
                disposal.AsTask().GetAwaiter().GetResult();
            }
        }
    }
}
