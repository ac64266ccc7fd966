using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models.Registration;

/// <summary>All lines of <c>AddCachedServices</c>.</summary>
/// <param name="IsSupported">Whether the compilation can use generated code at all.</param>
/// <param name="Services">The decorated services, in a fixed order.</param>
/// <param name="Suppressed">The ids of reports on using them.</param>
internal sealed record RegistrationsModel(bool IsSupported, EquatableArray<RegistrationModel> Services, EquatableArray<string> Suppressed);
