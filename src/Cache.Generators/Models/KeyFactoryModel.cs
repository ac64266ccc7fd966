namespace KpiGen.Cache.Generators.Models;

/// <summary>The class of key factories that stands beside the service, such as <c>ProductServiceKeys</c>.</summary>
/// <param name="Namespace">The namespace of the service; empty for the global namespace.</param>
/// <param name="Name">The name of the class.</param>
/// <param name="IsPublic">Whether other assemblies see the service.</param>
/// <param name="Mention">How documentation names the service.</param>
internal sealed record KeyFactoryModel(string Namespace, string Name, bool IsPublic, string Mention);
