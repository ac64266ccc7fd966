namespace KpiGen.Cache.Tiers.Remote;

/// <summary>How a read of the remote tier went.</summary>
internal enum RemoteReadStatus
{
    Found,
    NotFound,
    Unavailable,
}

/// <summary>The result of a read: never an exception.</summary>
internal readonly record struct RemoteRead(RemoteReadStatus Status, RemoteValue Value)
{
    public static RemoteRead NotFound => new(RemoteReadStatus.NotFound, default);

    public static RemoteRead Unavailable => new(RemoteReadStatus.Unavailable, default);

    public static RemoteRead Of(RemoteValue? value) => value is { } found ? new(RemoteReadStatus.Found, found) : NotFound;

    public static RemoteRead Of(RemoteReply<RemoteValue?> reply) => reply.IsAnswered ? Of(reply.Answer) : Unavailable;

    /// <inheritdoc cref="RemoteValue.Release"/>
    public void Release() => Value.Release();
}
