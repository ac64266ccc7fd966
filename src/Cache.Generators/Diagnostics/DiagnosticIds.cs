namespace KpiGen.Cache.Generators.Diagnostics;

/// <summary>Bands: 001 shape, 020 keys and tags, 040 payloads, 060 policy, 070 invalidation, 075 batches, 080 policies, 090 environment. An ID is never reused.</summary>
internal static class DiagnosticIds
{
    public const string MemberNotCacheable = "KPI001";
    public const string ServiceNotAccessible = "KPI002";
    public const string MemberNotForwardable = "KPI003";
    public const string GenericService = "KPI004";
    public const string UnknownMemberName = "KPI005";
    public const string ContradictoryChoice = "KPI006";
    public const string MemberForwarded = "KPI007";
    public const string InheritedMemberForwarded = "KPI008";
    public const string ObsoleteService = "KPI009";
    public const string UnknownType = "KPI010";
    public const string ItemsOutOfRange = "KPI011";
    public const string UnusableConstruction = "KPI012";
    public const string MeaninglessConstructions = "KPI013";
    public const string UnkeyableParameter = "KPI020";
    public const string RecursiveKey = "KPI021";
    public const string InvalidKeyTemplate = "KPI022";
    public const string UnknownKeyName = "KPI023";
    public const string ParameterNotInKey = "KPI024";
    public const string TagNotInKey = "KPI025";
    public const string InvalidTag = "KPI026";
    public const string UnserialisableResult = "KPI040";
    public const string UnconstructibleResult = "KPI041";
    public const string UnusableUnion = "KPI042";
    public const string BrokenContract = "KPI043";
    public const string TimeToLiveOutOfRange = "KPI060";
    public const string InvalidTypeName = "KPI061";
    public const string NoCancellationToken = "KPI062";
    public const string UnusualTimeToLive = "KPI063";
    public const string CachedCommand = "KPI064";
    public const string EmptyKey = "KPI065";
    public const string CallPastCache = "KPI066";
    public const string ChangeableResult = "KPI067";
    public const string UserDependency = "KPI068";
    public const string CachedAndInvalidating = "KPI070";
    public const string MemberCannotInvalidate = "KPI071";
    public const string UnknownInvalidatedMethod = "KPI072";
    public const string UnmappedKeyPart = "KPI073";
    public const string IncompleteInvalidation = "KPI074";
    public const string UnknownBatchMethod = "KPI075";
    public const string BatchParametersDiffer = "KPI076";
    public const string BatchResultDiffers = "KPI077";
    public const string MethodNotBatchable = "KPI078";
    public const string ContradictoryPolicy = "KPI080";
    public const string UnusableCondition = "KPI081";
    public const string UnusableFallback = "KPI082";
    public const string StaleNotAllowed = "KPI083";
    public const string UnsupportedEnvironment = "KPI090";
}
