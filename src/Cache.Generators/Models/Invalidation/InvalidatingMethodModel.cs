using KpiGen.Cache.Generators.Models.Forwarding;
using KpiGen.Cache.Generators.Models.Tags;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models.Invalidation;

/// <summary>A method that is handed on to the origin, and invalidates when it has succeeded.</summary>
/// <param name="Method">The method.</param>
/// <param name="Completion">When it has succeeded.</param>
/// <param name="Types">The names of the types that it invalidates.</param>
/// <param name="Calls">The calls of cached methods that it invalidates.</param>
/// <param name="Tags">The tags that it invalidates; their values are those of its parameters.</param>
/// <param name="InvalidationLocal">The local that holds what is invalidated.</param>
/// <param name="ResultLocal">The local that holds the result.</param>
internal sealed record InvalidatingMethodModel(
    ForwardedMethodModel Method,
    Completion Completion,
    EquatableArray<string> Types,
    EquatableArray<InvalidatedCallModel> Calls,
    EquatableArray<TagModel> Tags,
    string InvalidationLocal,
    string ResultLocal);

/// <summary>One call of a cached method that is invalidated.</summary>
/// <param name="Identity">The name of the cached method in keys.</param>
/// <param name="Arguments">The values of the parts of its key.</param>
internal sealed record InvalidatedCallModel(string Identity, EquatableArray<string> Arguments);
