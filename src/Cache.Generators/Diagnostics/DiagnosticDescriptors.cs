using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Diagnostics;

/// <summary>Everything the generator and its analyzers can say. Each has a page in <c>docs/diagnostics</c>.</summary>
internal static class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor MemberNotCacheable = Create(
        DiagnosticIds.MemberNotCacheable,
        "The member cannot be cached",
        "'{0}' cannot be cached: {1}");

    public static readonly DiagnosticDescriptor ServiceNotAccessible = Create(
        DiagnosticIds.ServiceNotAccessible,
        "The interface is not visible to generated code",
        "'{0}' cannot be decorated because it is {1}; make it and the types around it internal or public");

    public static readonly DiagnosticDescriptor MemberNotForwardable = Create(
        DiagnosticIds.MemberNotForwardable,
        "The interface has a member that a decorator cannot forward",
        "'{0}' cannot be decorated because '{1}' {2}; move the cached methods to an interface without it");

    public static readonly DiagnosticDescriptor GenericService = Create(
        DiagnosticIds.GenericService,
        "A generic interface cannot be cached",
        "'{0}' is generic and cannot be decorated as it is; list constructions of it, as in [Cached(…, Closed = [typeof({2})])] on the interface, or derive one for each type, such as 'interface I{1} : {0}'");

    public static readonly DiagnosticDescriptor UnknownMemberName = Create(
        DiagnosticIds.UnknownMemberName,
        "The attribute names a method that does not exist",
        "'{0}' is not the name of a method of '{1}' or of an interface it inherits");

    public static readonly DiagnosticDescriptor ContradictoryChoice = Create(
        DiagnosticIds.ContradictoryChoice,
        "The choice of methods is contradictory",
        "'{0}': {1}");

    public static readonly DiagnosticDescriptor MemberForwarded = Create(
        DiagnosticIds.MemberForwarded,
        "The method is forwarded, not cached",
        "'{0}' is forwarded and not cached: {1}",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor InheritedMemberForwarded = Create(
        DiagnosticIds.InheritedMemberForwarded,
        "The method of another assembly is forwarded, not cached",
        "'{0}' is forwarded and not cached ({1}): {2}",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor ObsoleteService = Create(
        DiagnosticIds.ObsoleteService,
        "The interface must not be used",
        "'{0}' cannot be decorated because [Obsolete] makes every use of it an error; make it a warning, or remove [Cached]");

    public static readonly DiagnosticDescriptor UnknownType = Create(
        DiagnosticIds.UnknownType,
        "A type is not known when the decorator is generated",
        "'{0}' is not cached because {1} is not known: it does not exist, or another generator emits it; declare it in the project's own source");

    public static readonly DiagnosticDescriptor ItemsOutOfRange = Create(
        DiagnosticIds.ItemsOutOfRange,
        "The number of items of a stream is out of range",
        "{0} is {1} but must be between {2} and {3} items");

    public static readonly DiagnosticDescriptor UnusableConstruction = Create(
        DiagnosticIds.UnusableConstruction,
        "An entry of Closed cannot be decorated",
        "'{0}' is no construction of '{1}' that can be decorated: {2}");

    public static readonly DiagnosticDescriptor MeaninglessConstructions = Create(
        DiagnosticIds.MeaninglessConstructions,
        "Closed is set where there is nothing to close",
        "Closed lists constructions of a generic interface, but '{0}' {1}; remove it, or set it on the interface");

    public static readonly DiagnosticDescriptor UnkeyableParameter = Create(
        DiagnosticIds.UnkeyableParameter,
        "The parameter cannot be part of a cache key",
        "'{0}: {1}' cannot be part of the key of '{2}': {3}");

    public static readonly DiagnosticDescriptor RecursiveKey = Create(
        DiagnosticIds.RecursiveKey,
        "The type of the parameter contains itself",
        "'{0}: {1}' cannot be part of the key of '{2}': the type contains itself; mark the member [CacheKeyIgnore] or implement ICacheKeyPart");

    public static readonly DiagnosticDescriptor InvalidKeyTemplate = Create(
        DiagnosticIds.InvalidKeyTemplate,
        "The template of the key is invalid",
        "'{0}' cannot be the key of '{1}': {2}");

    public static readonly DiagnosticDescriptor UnknownKeyName = Create(
        DiagnosticIds.UnknownKeyName,
        "The template of the key names something that does not exist",
        "'{{{0}}}' in the key of '{1}': there is no readable '{2}' in {3}");

    public static readonly DiagnosticDescriptor ParameterNotInKey = Create(
        DiagnosticIds.ParameterNotInKey,
        "A parameter is missing in the template of the key",
        "Parameter '{0}' of '{1}' is not in the key '{2}': calls that differ in it would share an entry; name it, or mark it [CacheKeyIgnore]");

    public static readonly DiagnosticDescriptor TagNotInKey = Create(
        DiagnosticIds.TagNotInKey,
        "The tag is not determined by the key",
        "'{0}' cannot be a tag of '{1}' because {2}: two calls that share an entry would have different tags");

    public static readonly DiagnosticDescriptor InvalidTag = Create(
        DiagnosticIds.InvalidTag,
        "The tag is invalid",
        "'{0}' cannot be a tag of '{1}': {2}");

    public static readonly DiagnosticDescriptor UnserialisableResult = Create(
        DiagnosticIds.UnserialisableResult,
        "The result cannot be serialised",
        "'{0}: {1}' cannot be stored for '{2}': {3}; change the type, mark the member [IgnoreMember] or the method [NotCached]");

    public static readonly DiagnosticDescriptor UnconstructibleResult = Create(
        DiagnosticIds.UnconstructibleResult,
        "The result cannot be read back",
        "'{0}: {1}' cannot be stored for '{2}': {3}");

    public static readonly DiagnosticDescriptor UnusableUnion = Create(
        DiagnosticIds.UnusableUnion,
        "The closed set of types cannot be used",
        "'{0}: {1}' cannot be stored for '{2}': {3}");

    public static readonly DiagnosticDescriptor BrokenContract = Create(
        DiagnosticIds.BrokenContract,
        "The contract of a [MessagePackObject] cannot be kept",
        "'{0}: {1}' cannot be stored for '{2}' as MessagePack-CSharp would: {3}");

    public static readonly DiagnosticDescriptor TimeToLiveOutOfRange = Create(
        DiagnosticIds.TimeToLiveOutOfRange,
        "A setting of the policy is out of range",
        "{0} is {1} but must be between {2} and {3} {4}");

    public static readonly DiagnosticDescriptor InvalidTypeName = Create(
        DiagnosticIds.InvalidTypeName,
        "The name of the cache type is invalid",
        "'{0}' is not a name of a cache type; use lower-case letters, digits and hyphens, starting with a letter");

    public static readonly DiagnosticDescriptor NoCancellationToken = Create(
        DiagnosticIds.NoCancellationToken,
        "The cached method takes no cancellation token",
        "'{0}' takes no CancellationToken, so its origin cannot be stopped when nobody waits any longer",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor UnusualTimeToLive = Create(
        DiagnosticIds.UnusualTimeToLive,
        "The time to live is unusually short or long",
        "TtlSeconds is {0}: {1}",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor CachedCommand = Create(
        DiagnosticIds.CachedCommand,
        "The cached method looks like a command",
        "'{0}' is cached although '{1}' reads like a command: a hit returns the earlier result and does not do it again; mark it [NotCached]",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor EmptyKey = Create(
        DiagnosticIds.EmptyKey,
        "Every parameter is left out of the key",
        "Every parameter of '{0}' is left out of the key, so all its calls share one entry",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor CallPastCache = Create(
        DiagnosticIds.CallPastCache,
        "The call does not pass the cache",
        "'{0}' is cached for callers of '{1}', but this call stays inside the service and always runs the method; call it through an injected '{1}'",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor ChangeableResult = Create(
        DiagnosticIds.ChangeableResult,
        "Callers could change the result that they share",
        "'{0}' in the result of '{1}' can be changed by callers that share it: {2}, or set Sharing = CacheSharing.Copy",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor UserDependency = Create(
        DiagnosticIds.UserDependency,
        "The result depends on who calls, but its entry does not",
        "'{0}' says who calls, but all users share the entries of {1}: set VaryByUser = true, or do not cache",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor CachedAndInvalidating = Create(
        DiagnosticIds.CachedAndInvalidating,
        "The method is cached and invalidates",
        "'{0}' cannot be cached and invalidate: a hit would not run it; remove [Cached] or [InvalidatesCache]");

    public static readonly DiagnosticDescriptor MemberCannotInvalidate = Create(
        DiagnosticIds.MemberCannotInvalidate,
        "The member cannot invalidate",
        "'{0}' cannot invalidate: {1}");

    public static readonly DiagnosticDescriptor UnknownInvalidatedMethod = Create(
        DiagnosticIds.UnknownInvalidatedMethod,
        "The method to invalidate cannot be found",
        "'{0}' cannot be invalidated by '{1}': {2}");

    public static readonly DiagnosticDescriptor UnmappedKeyPart = Create(
        DiagnosticIds.UnmappedKeyPart,
        "A part of the key to invalidate is not given",
        "'{0}' cannot be invalidated by '{1}': {2}");

    public static readonly DiagnosticDescriptor IncompleteInvalidation = Create(
        DiagnosticIds.IncompleteInvalidation,
        "The attribute does not say what to invalidate",
        "The [InvalidatesCache] of '{0}' {1}");

    public static readonly DiagnosticDescriptor UnknownBatchMethod = Create(
        DiagnosticIds.UnknownBatchMethod,
        "The batch names no cached method",
        "'{0}' is a batch of {1}");

    public static readonly DiagnosticDescriptor BatchParametersDiffer = Create(
        DiagnosticIds.BatchParametersDiffer,
        "The parameters of the batch do not correspond",
        "'{0}' cannot be a batch of '{2}': {1}");

    public static readonly DiagnosticDescriptor BatchResultDiffers = Create(
        DiagnosticIds.BatchResultDiffers,
        "The result of the batch does not correspond",
        "'{0}' cannot be a batch of '{2}': {1}");

    public static readonly DiagnosticDescriptor MethodNotBatchable = Create(
        DiagnosticIds.MethodNotBatchable,
        "The method cannot be a batch",
        "'{0}' cannot be a batch: {1}");

    public static readonly DiagnosticDescriptor ContradictoryPolicy = Create(
        DiagnosticIds.ContradictoryPolicy,
        "Settings of the policy contradict each other",
        "{0}");

    public static readonly DiagnosticDescriptor UnusableCondition = Create(
        DiagnosticIds.UnusableCondition,
        "The condition for storing a result cannot be used",
        "'{0}' cannot decide whether results of '{1}' are stored: {2}");

    public static readonly DiagnosticDescriptor UnusableFallback = Create(
        DiagnosticIds.UnusableFallback,
        "The fallback of a method cannot be used",
        "'{0}' cannot take the place of a result of '{1}': {2}");

    public static readonly DiagnosticDescriptor StaleNotAllowed = Create(
        DiagnosticIds.StaleNotAllowed,
        "Nothing says for how long stale values may be served",
        "{0} serves stale values, but StaleSeconds is not set: unless configuration sets Stale, it has no effect",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor UnsupportedEnvironment = Create(
        DiagnosticIds.UnsupportedEnvironment,
        "The project cannot use generated caching",
        "'{0}' is not cached: {1}");

    private static DiagnosticDescriptor Create(
        string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error)
        => new(
            id,
            title,
            message,
            category: "KpiGen.Cache",
            severity,
            isEnabledByDefault: true,
            helpLinkUri: $"https://github.com/kpigen/kpigen/blob/main/docs/diagnostics/{id}.md");
}
