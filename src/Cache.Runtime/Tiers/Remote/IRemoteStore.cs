using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tiers.Remote.Leases;

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

    /// <summary>Reads one key. The bytes may be lent: <see cref="RemoteValue.Release"/> gives them back.</summary>
    ValueTask<RemoteValue?> GetAsync(byte[] key);

    /// <summary>Reads several keys in as few commands as possible.</summary>
    /// <returns>One element for each key, in their order.</returns>
    Task<RemoteValue?[]> GetManyAsync(byte[][] keys);

    /// <summary>Reads without needing a thread of the pool to complete, for callers that block.</summary>
    RemoteValue? Get(byte[] key);

    /// <summary>Takes the lease of an entry that is missing, unless somebody else holds it or the entry has appeared meanwhile.</summary>
    Task<LeaseReply> AcquireAsync(LeaseRequest request);

    /// <summary>Does the same for several entries in as few round trips as there are servers to ask.</summary>
    /// <returns>One reply for each request.</returns>
    Task<LeaseReply[]> AcquireManyAsync(LeaseRequest[] requests);

    /// <inheritdoc cref="AcquireAsync"/>
    LeaseReply Acquire(LeaseRequest request);

    /// <summary>Stores an entry and ends its lease, if the lease still belongs to the token.</summary>
    /// <returns>Whether it was stored.</returns>
    ValueTask<bool> FillAsync(RemoteFrame frame);

    /// <summary>Does the same for several entries in as few round trips as there are servers to ask.</summary>
    /// <returns>Whether each was stored.</returns>
    Task<bool[]> FillManyAsync(RemoteFrame[] frames);

    /// <summary>Prolongs a lease, if it still belongs to the token.</summary>
    Task<bool> RenewAsync(byte[] key, byte[] token, TimeSpan duration);

    /// <summary>Ends a lease, if it still belongs to the token.</summary>
    Task<bool> ReleaseAsync(byte[] key, byte[] token);

    /// <summary>Removes an entry and ends its lease, whoever holds it: what is being loaded will not be stored.</summary>
    /// <returns>Whether the entry existed.</returns>
    Task<bool> RemoveAsync(byte[] key);

    /// <summary>Removes what matches in steps that do not block the server; the leases of it are ended first, so that what is being loaded will not be stored.</summary>
    /// <param name="pattern">A glob.</param>
    /// <param name="removed">Receives the count of each step.</param>
    /// <param name="cancellationToken">Ends the removal between two steps.</param>
    Task RemoveMatchingAsync(string pattern, Action<long> removed, CancellationToken cancellationToken);

    /// <summary>Removes, in steps that do not block the server, what matches and is stamped with a lower number than it may be. Leases stay.</summary>
    /// <param name="pattern">A glob.</param>
    /// <param name="oldest">The lowest numbers; those of tags do not count.</param>
    /// <param name="removed">Receives the count of each step.</param>
    /// <param name="cancellationToken">Ends the removal between two steps.</param>
    Task RemoveOutdatedAsync(string pattern, EpochStamp oldest, Action<long> removed, CancellationToken cancellationToken);

    /// <summary>Reads a sequence number; one that does not exist is created above every earlier one.</summary>
    /// <param name="name">The number.</param>
    /// <param name="known">The highest value known; what is lower was lost in part and is set to it.</param>
    /// <param name="keep">How long the store has to remember it at least; <see langword="null"/> for ever.</param>
    Task<long> ReadSequenceAsync(string name, long known, TimeSpan? keep);

    /// <inheritdoc cref="ReadSequenceAsync"/>
    long ReadSequence(string name, long known, TimeSpan? keep);

    /// <summary>Raises a sequence number and returns it; one that does not exist is created above every earlier one.</summary>
    Task<long> RaiseSequenceAsync(string name, long known, TimeSpan? keep);

    /// <summary>Appends a message to the log and tells every node that listens.</summary>
    /// <param name="log">The name of the log.</param>
    /// <param name="message">The message.</param>
    /// <param name="known">The highest number known; a log that has lost its count goes on above it.</param>
    /// <returns>The number of the message: one more than that of the message before it, or much more after a loss.</returns>
    Task<long> AppendAsync(string log, byte[] message, long known);

    /// <summary>Reads the messages behind a number, as far as the log still has them.</summary>
    /// <param name="log">The name of the log.</param>
    /// <param name="after">The number; 0 for the last number only.</param>
    /// <returns>The number of the last message, and the messages in their order. A log that has lost its count begins again above <paramref name="after"/>.</returns>
    Task<RemoteLog> ReadLogAsync(string log, long after);

    /// <summary>Listens to the log from now on, also after losses of the connection.</summary>
    /// <param name="log">The name of the log.</param>
    /// <param name="received">Called with each message, from one thread at a time.</param>
    /// <param name="interrupted">Called after messages may have been missed.</param>
    Task SubscribeAsync(string log, Action<NumberedMessage> received, Action interrupted);
}
