namespace Dashboard.Api.Http.Problems;

/// <summary>Knows what some exceptions mean to clients.</summary>
internal interface IExceptionMapping
{
    /// <returns>Null for an exception that this mapping does not know.</returns>
    Problem? Map(Exception exception);
}
