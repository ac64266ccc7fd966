using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models.Registration;

/// <summary>One line of <c>AddCachedServices</c>.</summary>
/// <param name="ServiceType">The interface, qualified with <c>global::</c>.</param>
/// <param name="DecoratorType">The decorator, qualified with <c>global::</c>.</param>
/// <param name="Suppressed">The ids of reports on using the interface.</param>
internal sealed record RegistrationModel(string ServiceType, string DecoratorType, EquatableArray<string> Suppressed);
