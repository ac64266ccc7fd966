namespace KpiGen.Cache.Generators.Models.Registration;

/// <summary>One line of <c>AddCachedServices</c>.</summary>
/// <param name="ServiceType">The interface, qualified with <c>global::</c>.</param>
/// <param name="DecoratorType">The decorator, qualified with <c>global::</c>.</param>
internal sealed record RegistrationModel(string ServiceType, string DecoratorType);
