using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Api.Http.Requests;

/// <summary>What is wrong with a request: all of it, so that a client does not have to find one mistake after the other.</summary>
internal sealed class RequestErrors
{
    private const int MaxShownLength = 64;

    private readonly Dictionary<string, string[]> _messages = new(StringComparer.Ordinal);

    public bool Any => _messages.Count > 0;

    /// <param name="name">The parameter or field as clients spell it.</param>
    /// <param name="value">What was sent.</param>
    /// <param name="fix">What to send instead, as half a sentence: <c>use a number from 1 to 100</c>.</param>
    public void Add(string name, string? value, string fix) => AddSentence(name, string.IsNullOrEmpty(value) ? $"{name} is missing; {fix}." : $"'{Shown(value)}' is not allowed; {fix}.");

    public void AddSentence(string name, string sentence) => _messages[name] = _messages.TryGetValue(name, out string[]? known) ? [.. known, sentence] : [sentence];

    /// <returns>Whether there are errors, as an answer with status 400.</returns>
    public bool TryGetProblem([NotNullWhen(true)] out ValidationProblem? problem)
    {
        problem = Any
            ? TypedResults.ValidationProblem(_messages, detail: "The request cannot be answered as it stands; 'errors' says what to change.")
            : null;
        return Any;
    }

    private static string Shown(string value) => value.Length <= MaxShownLength ? value : value[..MaxShownLength] + "…";
}
