using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Batches;
using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>The expressions of a batch method: its arguments, keys, the call of the origin and the result.</summary>
internal static class BatchText
{
    /// <summary>The arguments besides the ids.</summary>
    public static string State(BatchMethodModel batch) => StateTuple.Of([.. Carried(batch).Select(name =>
        (name, name == batch.Names.User ? $"{KnownNames.Runtime}.CacheUsers.IdOf(this._services)" : name))]);

    /// <summary>The key of one id, independent of what the caller may still change.</summary>
    public static string Key(BatchMethodModel batch)
    {
        KeyModel key = batch.Single.Key;
        string arguments = string.Join(", ", batch.KeyArguments.Select(argument => Root(batch, argument) + argument.Path));
        string detach = key.Parts.Any(static part => part.Value.Detaches) ? ".Detach()" : string.Empty;
        return $"new {key.StructName}({arguments}){detach}";
    }

    /// <summary>The body of the load lambda, which lets the origin know the user first where there is one.</summary>
    public static string Load(ServiceModel service, BatchMethodModel batch)
    {
        string arguments = string.Join(", ", batch.Parameters.Select(parameter => Argument(batch, parameter)));
        string call = $"{SignatureText.Target(batch.Names.Origin, batch.DeclaringType, service.ServiceType)}.{batch.Name}({arguments})";
        string types = $"{batch.Ids.IdType}, {(batch.Result.Item.Length == 0 ? string.Empty : batch.Result.Item + ", ")}{batch.Single.ValueType}";
        string answer = batch.Result.Form is not (BatchResultForm.Dictionary or BatchResultForm.ImmutableDictionary) ? $"{KnownNames.BatchAnswers}.InOrder<{types}>(answer!)"
            : batch.Result.Item.Length == 0 ? $"{KnownNames.BatchAnswers}.ById<{types}>(answer!)"
            : $"{KnownNames.BatchAnswers}.ById<{types}>(answer!, static value => value)";
        string load = $"{KnownNames.BatchAnswers}.WhenAsync({call}, static answer => {answer})";
        string user = batch.Single.Key.UserField;
        return user.Length == 0 ? load : $"{{ {KnownNames.Runtime}.CacheUsers.Enter({batch.Names.Key}.{user}); return {load}; }}";
    }

    /// <summary>What the method returns, made of the values.</summary>
    public static string Result(BatchMethodModel batch)
    {
        string unwrap = batch.Result.Item.Length == 0 ? string.Empty : ", static value => value.GetValueOrDefault()";
        return $"({batch.Result.Type}){KnownNames.BatchResults}.To{batch.Result.Form}({batch.Names.Batch}{unwrap})!";
    }

    /// <summary>The token that ends the wait.</summary>
    public static string Cancellation(BatchMethodModel batch)
        => batch.Parameters.FirstOrDefault(static parameter => parameter.IsCancellation)?.Name ?? "global::System.Threading.CancellationToken.None";

    private static string[] Carried(BatchMethodModel batch)
    {
        IEnumerable<string> parameters = batch.Parameters
            .Where(parameter => !parameter.IsCancellation && parameter.Name != batch.Ids.Parameter)
            .Select(static parameter => parameter.Name);
        return batch.Single.Key.UserField.Length == 0 ? [.. parameters] : [batch.Names.User, .. parameters];
    }

    private static string Root(BatchMethodModel batch, BatchKeyArgumentModel argument)
        => argument.Root.Length == 0 ? batch.Names.Id : StateTuple.Access(batch.Names.Arguments, Carried(batch), argument.Root);

    private static string Argument(BatchMethodModel batch, ParameterModel parameter)
    {
        if (parameter.Name == batch.Ids.Parameter)
        {
            return Ids(batch);
        }

        if (parameter.IsCancellation)
        {
            return parameter.ArgumentModifier + batch.Names.Token;
        }

        // What can change after the call is taken from the detached key, so that the origin answers for the keys that are stored.
        return parameter.ArgumentModifier + (batch.Single.Key.Parts.FirstOrDefault(part => part.Parameter == parameter.Name) is { Value.Detaches: true } part
            ? $"{batch.Names.Key}.{part.Field}"
            : StateTuple.Access(batch.Names.Arguments, Carried(batch), parameter.Name));
    }

    private static string Ids(BatchMethodModel batch) => batch.Ids.Form switch
    {
        BatchIdsForm.List => $"new {KnownNames.Generic}.List<{batch.Ids.IdType}>({batch.Names.Ids})",
        BatchIdsForm.Set => $"new {KnownNames.Generic}.HashSet<{batch.Ids.IdType}>({batch.Names.Ids})",
        BatchIdsForm.ImmutableArray => $"{KnownNames.Immutable}.ImmutableArray.Create({batch.Names.Ids})",
        _ => batch.Names.Ids,
    };
}
