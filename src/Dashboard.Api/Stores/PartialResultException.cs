namespace Dashboard.Api.Stores;

/// <summary>
/// A store answered with success, but not from all of its data. Such figures look right and are too low: they must never be shown or
/// cached.
/// </summary>
public sealed class PartialResultException : Exception
{
    public PartialResultException()
    {
    }

    public PartialResultException(string message)
        : base(message)
    {
    }

    public PartialResultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
