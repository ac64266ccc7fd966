using System.Text;
using System.Text.RegularExpressions;

namespace KpiGen.Cache.Generators.Tests.Fuzz;

/// <summary>Composes interfaces at random. One seed gives one source, on every machine.</summary>
internal sealed partial class FuzzSource
{
    private static readonly (string Open, string Close)[] Places =
    [
        ("", ""), ("namespace App.Inner { ", " }"), ("namespace @namespace.@class.KpiGen { ", " }"), ("namespace App.System { ", " }"), ("public class Host§ { ", " }"), ("namespace A_B { internal static class Host§ { ", " } }"), ("public record struct Host§(int Value) { ", " }"),
        ("public interface IHost§ { ", " }"), ("public class Host§<T> { ", " }"), ("public class Host§ { protected internal class Middle { ", " } }"), ("public class Host§ { private class Middle { ", " } }"), ("namespace Größe { ", " }"),
    ];

    private static readonly string[] Attributes =
        ["", "", "", "", "[Obsolete] ", "[Obsolete(\"gone\", true)] ", "[Experimental(\"EXP01\")] ", "[CLSCompliant(false)] ", "[EditorBrowsable(EditorBrowsableState.Never)] ", "[ComImport, Guid(\"00000000-0000-0000-0000-00000000000A\")] "];

    private readonly Random _random;
    private readonly bool _isNewest;

    private FuzzSource(int seed, bool isNewest) => (_random, _isNewest) = (new Random(seed), isNewest);

    public static string Create(int seed, int interfaces, bool isNewest)
    {
        var fuzz = new FuzzSource(seed, isNewest);
        var text = new StringBuilder(FuzzDeclarations.Usings).Append(FuzzDeclarations.Types);
        for (int number = 0; number < interfaces; number++)
        {
            (string open, string close) = fuzz.One(Places);
            text.Append(Named(open, $"{number}")).Append(fuzz.Interface($"IFuzz{number}")).Append(close).Append('\n');
        }

        return text.ToString();
    }

    private string Interface(string name)
    {
        string attribute = One(Attributes);
        string[] bases = attribute.Contains("ComImport", StringComparison.Ordinal) ? [] : [.. Enumerable.Range(0, _random.Next(4)).Select(_ => One(FuzzWords.Bases)).Distinct()];
        bases = bases.Contains("IRoot") || bases.Length < 2 ? bases : [.. bases.Where(static one => one is not "IReabstracted")];
        string partial = _random.Next(8) == 0 ? "partial " : string.Empty;
        string head = $"{attribute}[Cached(CacheType.User)] {One("public ", "internal ", "public ")}unsafe {partial}interface {name}{(bases.Length == 0 ? string.Empty : " : " + string.Join(", ", bases))}";
        return $"{head}\n{{\n{Members(isImported: attribute.Contains("ComImport", StringComparison.Ordinal))}}}\n"
            + (partial.Length > 0 ? $"unsafe partial interface {name} {{ Task<int> Partial{name}Async(string? id); }}\n" : string.Empty);
    }

    private string Members(bool isImported)
    {
        var text = new StringBuilder();
        var signatures = new HashSet<string>(StringComparer.Ordinal);
        var owners = new Dictionary<string, bool>(StringComparer.Ordinal); // name -> whether methods have it
        int count = _random.Next(1, 7);
        for (int i = 0; i < count; i++)
        {
            bool isMethod = isImported || _random.Next(4) > 0;
            string name = _random.Next(3) == 0 ? One(FuzzWords.MemberNames) : $"M{_random.Next(4)}";
            string member = isMethod ? Method(name, isImported, signatures) : Other(name, signatures);
            if (member.Length > 0 && (!owners.TryGetValue(name, out bool isShared) || (isMethod && isShared)))
            {
                owners[name] = isMethod;
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private string Other(string name, HashSet<string> signatures)
    {
        if (_random.Next(5) > 0)
        {
            return Named(One(FuzzWords.Others), name);
        }

        string indexer = One(FuzzWords.Indexers);
        return signatures.Add(indexer) ? indexer : string.Empty;
    }

    private string Method(string name, bool isImported, HashSet<string> signatures)
    {
        string generic = _random.Next(5) > 0 || isImported ? string.Empty : One([.. FuzzWords.Generics, .. _isNewest ? FuzzWords.GenericsOfNewest : []]);
        string types = generic.Length == 0 ? string.Empty : generic[..(generic.IndexOf('>', StringComparison.Ordinal) + 1)];
        string[] parameters = Parameters(types);
        if (!signatures.Add($"{name}{types.Count(static c => c == ',')}({string.Join(",", parameters.Select(Erased))})"))
        {
            return string.Empty;
        }

        string result = types.Length > 0 && _random.Next(3) == 0 ? One(types[1..].Split(',', '>')[0] + "?", "Task<" + types[1..].Split(',', '>')[0] + ">") : One(FuzzWords.Results);
        result = generic.Contains("allows", StringComparison.Ordinal) ? "void" : result;
        string attributes = One(FuzzWords.MethodAttributes) + (result is "void" ? string.Empty : One(FuzzWords.ResultAttributes));
        string body = !isImported && _random.Next(8) == 0 ? "{ throw null!; }" : ";";
        return $"{attributes}{result} {name}{types}({string.Join(", ", parameters)}){generic[types.Length..]}{body}";
    }

    private string[] Parameters(string types)
    {
        var names = new Queue<string>(FuzzWords.ParameterNames.OrderBy(_ => _random.Next()).ToArray());
        var parameters = new List<string>();
        parameters.AddRange(Enumerable.Range(0, _random.Next(4)).Select(_ => Named(One(FuzzWords.Required), names.Dequeue())));
        if (types.Length > 0)
        {
            parameters.Add($"{types[1..].Split(',', '>')[0]} {names.Dequeue()}");
        }

        parameters.AddRange(Enumerable.Range(0, Math.Max(0, _random.Next(5) - 2)).Select(_ => Named(One(FuzzWords.Optional), names.Dequeue())));
        if (_random.Next(6) == 0)
        {
            parameters.Add(Named(One([.. FuzzWords.Last, .. _isNewest ? FuzzWords.LastOfNewest : []]), names.Dequeue()));
        }

        return [.. parameters];
    }

    private static string Named(string template, string name) => template.Replace("§", name, StringComparison.Ordinal);

    // What overloads are told apart by, coarsely: two parameters that look alike here are never put into two overloads.
    private static string Erased(string parameter)
    {
        string type = Decoration().Replace(parameter.Split(" = ")[0], string.Empty);
        type = type[..type.LastIndexOf(' ')].Replace("dynamic", "object", StringComparison.Ordinal).Replace("?", string.Empty, StringComparison.Ordinal);
        return Tuple().Replace(type, "tuple");
    }

    private T One<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    [GeneratedRegex(@"^\[[^\]]*\] |\b(params|scoped|ref readonly|ref|out|in) ")]
    private static partial Regex Decoration();

    [GeneratedRegex(@"\(.*\)")]
    private static partial Regex Tuple();
}
