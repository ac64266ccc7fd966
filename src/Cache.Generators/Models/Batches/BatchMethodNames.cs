namespace KpiGen.Cache.Generators.Models.Batches;

/// <summary>The names that the code of one batch method uses.</summary>
/// <param name="Field">The field of <c>Methods</c>.</param>
/// <param name="Id">The parameter of a lambda that holds one id.</param>
/// <param name="Ids">The parameter of the load lambda that holds the ids that are left.</param>
/// <param name="Key">The parameter of the load lambda that holds the key of the first of them.</param>
/// <param name="Origin">The parameter of the load lambda that holds the origin.</param>
/// <param name="Arguments">The parameter of a lambda that holds the arguments.</param>
/// <param name="User">The element of the arguments that holds the user.</param>
/// <param name="Token">The parameter of the load lambda that holds the cancellation token.</param>
/// <param name="Batch">The parameter of the lambda that makes the result.</param>
internal sealed record BatchMethodNames(
    string Field, string Id, string Ids, string Key, string Origin, string Arguments, string User, string Token, string Batch);
