using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.DependencyInjection;

/// <summary>
/// Names a registration for the keys of its entries: <c>@App.SqlCatalog</c>, <c>@key=eu</c>. Names are escaped, so different ones stay different
/// in a key; <c>/</c> is free to number equal ones.
/// </summary>
internal static class VariantNames
{
    public static string Of(ServiceDescriptor registered)
        => registered.IsKeyedService ? "@key=" + Key(registered.ServiceKey!) : "@" + Uri.EscapeDataString(Implementation(registered));

    private static string Key(object key) => key switch
    {
        string text => Uri.EscapeDataString(text),
        Type type => "type=" + Uri.EscapeDataString(type.FullName ?? type.Name),
        Enum or IFormattable => $"{Uri.EscapeDataString(key.GetType().Name)}={Uri.EscapeDataString(((IFormattable)key).ToString(null, CultureInfo.InvariantCulture))}",
        _ => "object=" + Uri.EscapeDataString(key.GetType().FullName ?? key.GetType().Name),
    };

    private static string Implementation(ServiceDescriptor registered)
    {
        Type? type = registered.ImplementationType
            ?? registered.ImplementationInstance?.GetType()
            ?? registered.ImplementationFactory?.GetType().GenericTypeArguments[1];
        return type is null || type == typeof(object) || type == registered.ServiceType ? "factory" : type.FullName ?? type.Name;
    }
}
