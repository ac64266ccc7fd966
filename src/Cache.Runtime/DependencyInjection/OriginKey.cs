namespace KpiGen.Cache.DependencyInjection;

/// <summary>The key under which a decorated service is registered. Compared by identity, so nobody else can ask for it.</summary>
internal sealed class OriginKey(Type service)
{
    public override string ToString() => $"origin of {service}";
}
