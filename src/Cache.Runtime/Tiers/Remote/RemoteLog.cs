namespace KpiGen.Cache.Tiers.Remote;

/// <summary>A message of the log, as the store numbered it.</summary>
internal readonly record struct NumberedMessage(long Number, ReadOnlyMemory<byte> Message);

/// <summary>A part of the log.</summary>
/// <param name="Last">The number of its last message, or of none yet.</param>
/// <param name="Messages">The messages asked for that the log still has, in their order.</param>
internal readonly record struct RemoteLog(long Last, IReadOnlyList<NumberedMessage> Messages);
