namespace KpiGen.Cache.Calls;

/// <summary>
/// A call of the origin that may not be made: what a generated decorator has passed, without a closure of it. Most calls that memory does not answer are
/// answered by the remote tier.
/// </summary>
internal interface IOriginCall<TService, TValue>
{
    /// <summary>Calls the origin.</summary>
    Task<TValue> InvokeAsync(TService origin, CancellationToken cancellationToken);
}

/// <summary>A call of a method that returns a task.</summary>
internal readonly struct TaskCall<TService, TArgs, TValue>(TArgs args, Func<TService, TArgs, CancellationToken, Task<TValue>> call) : IOriginCall<TService, TValue>
{
    public Task<TValue> InvokeAsync(TService origin, CancellationToken cancellationToken) => call(origin, args, cancellationToken);
}

/// <summary>A call of a method that returns a <see cref="ValueTask{TResult}"/>.</summary>
internal readonly struct ValueTaskCall<TService, TArgs, TValue>(TArgs args, Func<TService, TArgs, CancellationToken, ValueTask<TValue>> call) : IOriginCall<TService, TValue>
{
    public Task<TValue> InvokeAsync(TService origin, CancellationToken cancellationToken) => call(origin, args, cancellationToken).AsTask();
}
