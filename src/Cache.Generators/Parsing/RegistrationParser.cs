using System.Collections.Immutable;
using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Registration;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>Reduces services to what <c>AddCachedServices</c> needs, so that an edit inside a service does not touch it.</summary>
internal static class RegistrationParser
{
    public static RegistrationModel Parse(ServiceModel service)
        => new(service.ServiceType, $"global::{service.Namespace}.{service.DecoratorName}", service.Suppressed);

    public static RegistrationsModel Parse(ImmutableArray<RegistrationModel> services, bool isSupported)
        => new(
            isSupported,
            services.OrderBy(static service => service.ServiceType, StringComparer.Ordinal).ToEquatableArray(),
            services.SelectMany(static service => service.Suppressed).Distinct().OrderBy(static id => id, StringComparer.Ordinal).ToEquatableArray());
}
