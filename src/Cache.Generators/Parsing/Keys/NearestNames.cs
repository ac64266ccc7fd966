using KpiGen.Cache.Generators.Parsing.Members;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>Finds the parameter or member whose name is nearest to one that does not exist.</summary>
internal sealed class NearestNames(IMethodSymbol method, Compilation compilation)
{
    /// <summary>Returns the way to the nearest, the way itself where everything on it exists, or <see langword="null"/>.</summary>
    public string? Find(string path, string template)
    {
        string[] names = [.. path.Split('.').Select(static name => name.Trim().TrimStart('@'))];
        if (Enumerable.Range(0, names.Length).Where(index => !Exists(string.Join(".", names.Take(index + 1)))).Select(static index => (int?)index).FirstOrDefault() is not { } wrong)
        {
            return path;
        }

        string before = string.Concat(names.Take(wrong).Select(static name => name + "."));
        string after = string.Concat(names.Skip(wrong + 1).Select(static name => "." + name));
        return Candidates(before.TrimEnd('.'), isWhole: names.Length == 1, template)
            .Where(candidate => Exists(before + candidate)) // so that the next name to be wrong is further to the right
            .OrderBy(candidate => Distance(candidate.ToUpperInvariant(), names[wrong].ToUpperInvariant()))
            .Select(candidate => Find(before + candidate + after, template))
            .FirstOrDefault(found => found is not null && KeyPlace.Find(found, method, compilation).Type is { } type && KeyTypeParser.HasFormat(type, compilation));
    }

    private bool Exists(string path) => KeyPlace.Find(path, method, compilation).Missing is null;

    // A parameter that the template names already is hardly meant once more.
    private IEnumerable<string> Candidates(string owner, bool isWhole, string template)
        => owner.Length == 0
            ? method.Parameters.Where(KeyParameters.IsPart).Select(static parameter => parameter.Name).Where(name => !isWhole || !template.Contains($"{{{name}}}"))
            : Members(KeyPlace.Find(owner, method, compilation).Type);

    private static IEnumerable<string> Members(ITypeSymbol? type)
    {
        ITypeSymbol? part = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        for (; part is not null; part = part.BaseType)
        {
            foreach (ISymbol member in part.GetMembers().Where(static member => member is IPropertySymbol { IsIndexer: false } or IFieldSymbol && member is { IsStatic: false, IsImplicitlyDeclared: false }))
            {
                yield return member.Name;
            }
        }
    }

    // Levenshtein: how many characters to insert, delete or replace.
    private static int Distance(string left, string right)
    {
        int[] above = [.. Enumerable.Range(0, right.Length + 1)];
        foreach ((char character, int row) in left.Select(static (character, index) => (character, index + 1)))
        {
            int[] current = [row, .. new int[right.Length]];
            for (int column = 1; column <= right.Length; column++)
            {
                int replaced = above[column - 1] + (character == right[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(above[column], current[column - 1]) + 1);
            }

            above = current;
        }

        return above[right.Length];
    }
}
