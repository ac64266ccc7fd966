using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Analysis.Users;

/// <summary>What can tell a service who calls.</summary>
internal sealed class UserSources(Compilation compilation)
{
    private static readonly string[] TypeNames =
    [
        "KpiGen.Cache.ICacheUser",
        "Microsoft.AspNetCore.Http.IHttpContextAccessor",
        "Microsoft.AspNetCore.Components.Authorization.AuthenticationStateProvider",
        "System.Security.Principal.IPrincipal", // a ClaimsPrincipal is one
        "System.Security.Principal.IIdentity",
    ];

    private static readonly (string Type, string Property)[] StaticNames =
    [
        ("System.Security.Claims.ClaimsPrincipal", "Current"),
        ("System.Threading.Thread", "CurrentPrincipal"),
        ("KpiGen.Cache.CacheLoad", "UserId"),
    ];

    private readonly ImmutableArray<INamedTypeSymbol> _types = [.. TypeNames.SelectMany(name => compilation.GetTypesByMetadataName(name))];

    private readonly ImmutableArray<ISymbol> _statics =
        [.. StaticNames.SelectMany(name => compilation.GetTypesByMetadataName(name.Type).SelectMany(type => type.GetMembers(name.Property)))];

    /// <summary>Whether a property says so for everybody, whatever object is at hand.</summary>
    public bool IsAmbient(ISymbol symbol) => symbol.IsStatic && _statics.Contains(symbol, SymbolEqualityComparer.Default);

    /// <summary>Whether a field, a property or a parameter of a constructor holds an object that says so.</summary>
    public bool Holds(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => IsUser(field.Type),
        IPropertySymbol property => IsUser(property.Type),
        IParameterSymbol parameter => IsUser(parameter.Type),
        _ => false,
    };

    private bool IsUser(ITypeSymbol type)
    {
        for (ITypeSymbol? part = type; part is not null; part = part.BaseType)
        {
            if (_types.Contains(part, SymbolEqualityComparer.Default))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(contract => _types.Contains(contract, SymbolEqualityComparer.Default));
    }
}
