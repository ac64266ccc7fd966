using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models.Forwarding;

/// <summary>The members that a decorator hands on to the origin.</summary>
internal sealed record ForwardedMembersModel(
    EquatableArray<ForwardedMethodModel> Methods,
    EquatableArray<ForwardedPropertyModel> Properties,
    EquatableArray<ForwardedEventModel> Events);
