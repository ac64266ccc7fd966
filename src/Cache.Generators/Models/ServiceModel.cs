using KpiGen.Cache.Generators.Models.Batches;
using KpiGen.Cache.Generators.Models.Forwarding;
using KpiGen.Cache.Generators.Models.Invalidation;
using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models;

/// <summary>One decorated service: everything that stands in its emitted file.</summary>
/// <param name="HintName">The name of the emitted file, unique in the compilation.</param>
/// <param name="Namespace">The namespace of the decorator.</param>
/// <param name="DecoratorName">The name of the decorator class.</param>
/// <param name="ServiceType">The interface, qualified with <c>global::</c>.</param>
/// <param name="ServiceId">The full name of the interface as it stands in keys.</param>
/// <param name="IsUnsafe">Whether the name of an inherited interface needs unsafe code.</param>
/// <param name="CachedMethods">The methods whose results are cached.</param>
/// <param name="Batches">The methods that are answered from the entries of cached methods.</param>
/// <param name="Invalidating">The methods that invalidate.</param>
/// <param name="Forwarded">All other members.</param>
/// <param name="KeyTypes">The types inside keys that have members or elements.</param>
/// <param name="Codecs">One for each type of result.</param>
/// <param name="PayloadTypes">The types inside results that have members or elements.</param>
/// <param name="Suppressed">The ids of reports on what the service uses, such as those of <c>[Experimental]</c>.</param>
/// <param name="CopiedPayloads">The classes of those payload types that are copied.</param>
/// <param name="KeyFactory">The class that names calls; <see langword="null"/> where nothing is cached.</param>
internal sealed record ServiceModel(
    string HintName,
    string Namespace,
    string DecoratorName,
    string ServiceType,
    string ServiceId,
    bool IsUnsafe,
    EquatableArray<CachedMethodModel> CachedMethods,
    EquatableArray<BatchMethodModel> Batches,
    EquatableArray<InvalidatingMethodModel> Invalidating,
    ForwardedMembersModel Forwarded,
    EquatableArray<KeyTypeModel> KeyTypes,
    EquatableArray<CodecModel> Codecs,
    EquatableArray<PayloadTypeModel> PayloadTypes,
    EquatableArray<string> Suppressed,
    EquatableArray<string> CopiedPayloads,
    KeyFactoryModel? KeyFactory);
