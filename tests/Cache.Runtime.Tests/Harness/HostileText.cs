using CsCheck;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>Strings made of everything that has a meaning in keys, patterns, Redis or UTF-16.</summary>
internal static class HostileText
{
    private static readonly string[] Pieces =
    [
        ":", ",", "(", ")", "~", "\"", "\"\"", "%", "%25", "%u", "%uD83D", "#", "*", "?", "[", "]", "{", "}", "\\", "/", ".", "-", "0", "1", "a", "A",
        " ", "\0", "\r\n", "\t", "\u0001", "\u007F", "\u0085", "\u00A0", "\u2028", "\uD83D", "\uDE00", "\uD83D\uDE00", "\uFFFD", "\uFFFE", "é", "e\u0301", "İ", "ı", "ß", "null", "",
    ];

    public static Gen<string> Any { get; } = Gen.Select(Gen.Int[0, Pieces.Length - 1].Select(static index => Pieces[index]).Array[0, 6], static pieces => string.Concat(pieces));

    public static Gen<string?> AnyOrNull { get; } = Gen.Select(Any, Gen.Int[0, 9], static (text, die) => die == 0 ? null : text);
}
