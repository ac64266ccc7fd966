using System.Collections.Immutable;
using KpiGen.Cache.Generators.Emission;
using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Registration;
using KpiGen.Cache.Generators.Parsing;
using KpiGen.Cache.Generators.Parsing.Batches;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators;

/// <summary>Emits a decorator for every interface with <c>[Cached]</c> or <c>[InvalidatesCache]</c>, and <c>AddCachedServices()</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class CacheGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Hides AddCachedServices from assemblies that see our internals and have an AddCachedServices of their own.
        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());

        IncrementalValuesProvider<ServiceModel> cached = AddServices(context, KnownNames.CachedAttribute, ServiceTargets.ParseCached);
        IncrementalValuesProvider<ServiceModel> invalidating = AddServices(context, KnownNames.InvalidatesCacheAttribute, ServiceTargets.ParseInvalidating);

        IncrementalValuesProvider<ParseResult> batches = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.CachedBatchAttribute, static (_, _) => true, BatchTargets.Parse)
            .WithTrackingName(TrackingNames.Batches);

        IncrementalValueProvider<bool> isSupported = context.CompilationProvider
            .Select(static (compilation, _) => EnvironmentCheck.Fault(compilation) is null)
            .WithTrackingName(TrackingNames.Environment);

        IncrementalValueProvider<RegistrationsModel> registrations = Registrations(cached)
            .Combine(Registrations(invalidating))
            .Combine(isSupported)
            .Select(static (found, _) => RegistrationParser.Parse([.. found.Left.Left, .. found.Left.Right], found.Right))
            .WithTrackingName(TrackingNames.Registrations);

        context.RegisterSourceOutput(batches, static (output, result) => result.Report(output));
        context.RegisterSourceOutput(registrations, RegistrationEmitter.AddSource);
    }

    /// <summary>Emits the decorators of the services that one attribute leads to; a service that both lead to belongs to the first.</summary>
    private static IncrementalValuesProvider<ServiceModel> AddServices(
        IncrementalGeneratorInitializationContext context, string attribute, Func<GeneratorAttributeSyntaxContext, CancellationToken, ParseResult> parse)
    {
        IncrementalValuesProvider<ParseResult> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (_, _) => true, // the compiler lets the attributes stand on interfaces and methods only, accessors among them
                parse)
            .WithTrackingName(TrackingNames.Parsed);

        IncrementalValuesProvider<ServiceModel> models = parsed
            .SelectModel()
            .WithTrackingName(TrackingNames.Models);

        context.RegisterSourceOutput(models, static (output, model) => output.AddSource(model.HintName, DecoratorEmitter.Emit(model)));
        context.RegisterSourceOutput(parsed, static (output, result) => result.Report(output));
        return models;
    }

    private static IncrementalValueProvider<ImmutableArray<RegistrationModel>> Registrations(IncrementalValuesProvider<ServiceModel> models)
        => models.Select(static (model, _) => RegistrationParser.Parse(model)).Collect();
}
