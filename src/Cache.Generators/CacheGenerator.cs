using KpiGen.Cache.Generators.Emission;
using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Registration;
using KpiGen.Cache.Generators.Parsing;
using KpiGen.Cache.Generators.Parsing.Batches;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators;

/// <summary>Emits a decorator for every interface with <c>[Cached]</c>, and <c>AddCachedServices()</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class CacheGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Hides AddCachedServices from assemblies that see our internals and have an AddCachedServices of their own.
        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());

        IncrementalValuesProvider<ParseResult> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.CachedAttribute,
                static (_, _) => true, // the compiler lets the attribute stand on interfaces and methods only, accessors among them
                ServiceTargets.Parse)
            .WithTrackingName(TrackingNames.Parsed);

        IncrementalValuesProvider<ParseResult> batches = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.CachedBatchAttribute, static (_, _) => true, BatchTargets.Parse)
            .WithTrackingName(TrackingNames.Batches);

        IncrementalValuesProvider<ServiceModel> models = parsed
            .SelectModel()
            .WithTrackingName(TrackingNames.Models);

        IncrementalValueProvider<bool> isSupported = context.CompilationProvider
            .Select(static (compilation, _) => EnvironmentCheck.Fault(compilation) is null)
            .WithTrackingName(TrackingNames.Environment);

        IncrementalValueProvider<RegistrationsModel> registrations = models
            .Select(static (model, _) => RegistrationParser.Parse(model))
            .Collect()
            .Combine(isSupported)
            .Select(static (found, _) => RegistrationParser.Parse(found.Left, found.Right))
            .WithTrackingName(TrackingNames.Registrations);

        context.RegisterSourceOutput(models, static (output, model) => output.AddSource(model.HintName, DecoratorEmitter.Emit(model)));
        context.RegisterSourceOutput(registrations, RegistrationEmitter.AddSource);
        context.RegisterSourceOutput(parsed, static (output, result) => result.Report(output));
        context.RegisterSourceOutput(batches, static (output, result) => result.Report(output));
    }
}
