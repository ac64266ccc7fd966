using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Parsing.Payloads.Sharing;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>Reads a record, class, struct or tuple: its members and how it is created again.</summary>
internal static class ObjectPayloadParser
{
    public static PayloadTypeModel? Parse(INamedTypeSymbol type, string name, string path, bool isPortable, PayloadTypeParser types, Compilation compilation)
    {
        IReadOnlyList<PayloadMember> members = type.IsTupleType ? TupleMembers(type) : PayloadMembers.Of(type, compilation);
        bool isContract = PortableContract.Covers(type);
        if (isContract && PortableContract.Fault(type, members) is { } broken)
        {
            types.Fail(DiagnosticDescriptors.BrokenContract, path, type, broken);
            return null;
        }

        ConstructorChoice? choice = type.IsTupleType ? null : Choose(type, members, path, types, compilation);
        if (choice is null && !type.IsTupleType)
        {
            return null;
        }

        int slots = isContract ? PortableContract.Of(type, members).Slots : 0;
        PayloadMember[] stored = [.. members.Where(member => slots > 0 || IsRead(member, choice))];
        if (stored.Length == 0 && !isContract && HiddenState.IsIn(type))
        {
            types.Fail(DiagnosticDescriptors.UnconstructibleResult, path, type, "it holds its state in private, so nothing of it would be stored; return what it stands for");
            return null;
        }

        (int Slot, string Key)[] places = isContract
            ? PortableContract.Places(type, stored)
            : [.. stored.Select(static (_, index) => (index, string.Empty))];
        List<PayloadMemberModel> models = ParseMembers(type, choice, stored, places, path, isPortable, types);
        if (models.Count < stored.Length)
        {
            return null;
        }

        bool isSealed = type.IsValueType || type.IsSealed;
        var model = new ObjectPayload(
            name, TypeText.Bare(type), type.IsReferenceType, isSealed, isContract ? slots : stored.Length, models.ToEquatableArray(), Creation(choice, stored, models));
        if (Setters.Find(type) is { } setter)
        {
            types.Changes.AddSetter(name, setter);
        }

        types.Changes.AddMembers(name, [.. stored.Select(static member => member.Symbol)]);
        return types.Shapes.Define(name, Kind(isContract, slots), model, [.. models.Select(static member => (Label(member), member.Value))]);
    }

    private static string Kind(bool isContract, int slots) => (isContract, slots) switch
    {
        (false, _) => "object",
        (true, 0) => "fields",
        _ => $"slots{slots}",
    };

    private static string Label(PayloadMemberModel member) => member.Key.Length > 0 ? member.Key : member.Name;

    // What is computed is left out, except where readers of the contract expect something in its slot.
    private static bool IsRead(PayloadMember member, ConstructorChoice? choice) => member.IsSettable || choice?.Arguments.Contains(member) != false;

    private static PayloadMember[] TupleMembers(INamedTypeSymbol type)
        => [.. type.TupleElements.Select(static element => new PayloadMember(element.CorrespondingTupleField ?? element, element.Type, true, true))];

    private static ConstructorChoice? Choose(
        INamedTypeSymbol type, IReadOnlyList<PayloadMember> members, string path, PayloadTypeParser types, Compilation compilation)
    {
        ConstructorChoice? choice = ConstructorChoice.Of(type, members, compilation);
        string? fault = choice switch
        {
            null => "it has no accessible constructor whose parameters are all named after its members; add one, or a parameterless one with settable members",
            { } found when found.Lost(members) is { } lost
                => $"its member '{lost.Symbol.Name}' could not be set again; make it init-only, add it to the constructor or mark it [IgnoreMember]",
            { } found when !PayloadAttributes.SetsRequiredMembers(found.Constructor) && PayloadMembers.RequiredButIgnored(type) is { } required
                => $"its member '{required.Name}' is required, but left out of the payload; make it optional",
            _ => null,
        };
        if (fault is null)
        {
            return choice;
        }

        types.Fail(DiagnosticDescriptors.UnconstructibleResult, path, type, fault, choice?.Lost(members)?.Symbol);
        return null;
    }

    private static List<PayloadMemberModel> ParseMembers(
        INamedTypeSymbol type, ConstructorChoice? choice, PayloadMember[] stored, (int Slot, string Key)[] places, string path, bool isPortable, PayloadTypeParser types)
    {
        var locals = new UniqueNames("reader", "writer", "value", "seen", "count", "i");
        var models = new List<PayloadMemberModel>();
        for (int i = 0; i < stored.Length; i++)
        {
            string name = stored[i].Symbol.Name;
            if (types.ParseMember(stored[i], $"{path}.{name}", isPortable) is { } value)
            {
                string local = IsRead(stored[i], choice) ? locals.Take(char.ToLowerInvariant(name[0]) + name.Substring(1)) : string.Empty;
                models.Add(new PayloadMemberModel(
                    TypeText.Identifier(name), TypeText.Identifier(local), $"{TypeText.Readable(type)}.{name}", places[i].Slot, places[i].Key, value));
            }
        }

        return models;
    }

    private static CreationModel Creation(ConstructorChoice? choice, PayloadMember[] stored, List<PayloadMemberModel> models)
    {
        if (choice is not { } chosen)
        {
            // C# has no literal for a tuple of less than two.
            return new CreationModel(IsTuple: models.Count > 1, models.Select(static model => model.Local).ToEquatableArray(), default);
        }

        bool setsRequired = PayloadAttributes.SetsRequiredMembers(chosen.Constructor);
        var assignments = new List<MemberAssignment>();
        for (int i = 0; i < stored.Length; i++)
        {
            if (stored[i].IsSettable && (!chosen.Arguments.Contains(stored[i]) || (stored[i].IsRequired && !setsRequired)))
            {
                assignments.Add(new MemberAssignment(models[i].Name, models[i].Local));
            }
        }

        return new CreationModel(
            IsTuple: false,
            chosen.Arguments.Select(argument => models[Array.IndexOf(stored, argument)].Local).ToEquatableArray(),
            assignments.ToEquatableArray());
    }
}
