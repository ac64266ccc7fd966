namespace KpiGen.Cache.Tiers.Remote;

/// <summary>
/// The raw operations of a remote tier. Implementations may throw, hang and lose connections as they like:
/// <see cref="RemoteTier"/> stands between them and everybody else.
/// </summary>
internal interface IRemoteStore : IAsyncDisposable
{
    /// <summary>Gets whether there is a connection at present, as far as is known.</summary>
    bool IsConnected { get; }

    /// <summary>Waits for the first connection. It may be called again.</summary>
    Task ConnectAsync(CancellationToken cancellationToken);

    Task<RemoteValue?> GetAsync(byte[] key);

    /// <summary>Reads several keys in as few commands as possible.</summary>
    /// <returns>One element for each key, in their order.</returns>
    Task<RemoteValue?[]> GetManyAsync(byte[][] keys);

    /// <summary>Reads without needing a thread of the pool to complete, for callers that block.</summary>
    RemoteValue? Get(byte[] key);

    Task SetAsync(byte[] key, byte[] frame, TimeSpan ttl);

    Task<bool> RemoveAsync(byte[] key);

    /// <summary>Removes what matches in steps that do not block the server, and reports each step's count.</summary>
    Task RemoveMatchingAsync(string pattern, Action<long> removed, CancellationToken cancellationToken);

    /// <summary>Reads a sequence number; one that does not exist is created above every earlier one.</summary>
    Task<long> ReadSequenceAsync(string name, long known);

    /// <summary>Raises a sequence number and returns it; one that does not exist is created above every earlier one.</summary>
    Task<long> RaiseSequenceAsync(string name, long known);
}
