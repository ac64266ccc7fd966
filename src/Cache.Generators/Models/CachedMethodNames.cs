namespace KpiGen.Cache.Generators.Models;

/// <summary>The names that the code of one cached method uses.</summary>
/// <param name="Field">The field of <c>Methods</c>.</param>
/// <param name="Load">The method of the miss path.</param>
/// <param name="Factory">The method of the key factory.</param>
/// <param name="KeyLocal">The local that holds the key.</param>
/// <param name="HitLocal">The local that holds what was found.</param>
/// <param name="OriginLocal">The parameter of the load lambda that holds the origin.</param>
/// <param name="ArgumentsLocal">The parameter of the load lambda that holds the arguments.</param>
/// <param name="UserLocal">The element of the arguments that holds the user.</param>
/// <param name="TokenLocal">The parameter of the load lambda that holds the cancellation token.</param>
internal sealed record CachedMethodNames(
    string Field,
    string Load,
    string Factory,
    string KeyLocal,
    string HitLocal,
    string OriginLocal,
    string ArgumentsLocal,
    string UserLocal,
    string TokenLocal);
