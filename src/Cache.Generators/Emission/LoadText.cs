using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>How the arguments of a call travel to the load lambda, which captures nothing.</summary>
internal static class LoadText
{
    /// <summary>Nothing, the argument itself, or a tuple.</summary>
    public static string State(CachedMethodModel method)
        => StateTuple.Of([.. Carried(method).Select(parameter => (parameter.Name, Value(method, parameter)))]);

    /// <summary>The arguments of the call inside the lambda: <c>args.range, token</c>.</summary>
    public static string Arguments(CachedMethodModel method)
    {
        ParameterModel[] carried = Carried(method);
        return string.Join(", ", method.Parameters.Select(parameter =>
            parameter.ArgumentModifier + (parameter.IsCancellation ? method.Names.TokenLocal : Access(method, carried, parameter))));
    }

    /// <summary>The token that the load observes.</summary>
    public static string Cancellation(CachedMethodModel method)
        => method.Parameters.FirstOrDefault(static parameter => parameter.IsCancellation)?.Name ?? "global::System.Threading.CancellationToken.None";

    /// <summary>A copy of what an expression returns, where callers get copies: of what the origin keeps, and of what is stored.</summary>
    public static string Copied(CachedMethodModel method, string expression) => (method.Copies, method.Shape) switch
    {
        (false, _) => expression,
        (_, ReturnShape.Value) => $"{method.Codec}.Copy({expression})",
        _ => $"{KnownNames.PayloadCopies}.Of({expression}, {method.Codec}.Copy)",
    };

    /// <summary>The call of the origin inside the lambda, which learns the user first where there is one.</summary>
    public static string Call(CachedMethodModel method, string call)
    {
        if (method.Key.UserField.Length == 0)
        {
            return call;
        }

        ParameterModel[] carried = Carried(method);
        return $"{{ {KnownNames.Runtime}.CacheUsers.Enter({Access(method, carried, carried[0])}); return {call}; }}";
    }

    private static ParameterModel[] Carried(CachedMethodModel method)
    {
        IEnumerable<ParameterModel> parameters = method.Parameters.Where(static parameter => !parameter.IsCancellation);
        return method.Key.UserField.Length == 0
            ? [.. parameters]
            : [new ParameterModel(method.Names.UserLocal, "string", string.Empty, string.Empty, IsCancellation: false), .. parameters];
    }

    // What can change after the call is taken from the detached key, so that the origin answers for the key that is stored.
    private static string Value(CachedMethodModel method, ParameterModel parameter)
        => parameter.Name == method.Names.UserLocal ? $"{method.Names.KeyLocal}.{method.Key.UserField}"
            : method.Key.Parts.FirstOrDefault(part => part.Parameter == parameter.Name) is { Value.Detaches: true } part ? $"{method.Names.KeyLocal}.{part.Field}"
            : parameter.Name;

    private static string Access(CachedMethodModel method, ParameterModel[] carried, ParameterModel parameter)
        => StateTuple.Access(method.Names.ArgumentsLocal, [.. carried.Select(static other => other.Name)], parameter.Name);
}
