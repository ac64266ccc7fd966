namespace KpiGen.Cache.Generators.Tests.Fuzz;

/// <summary>What random interfaces are made of. <c>§</c> stands for the name of the parameter or member.</summary>
internal static class FuzzWords
{
    public static readonly string[] MemberNames =
        ["Get", "@class", "@event", "ToString", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "Finalize", "Origin", "Methods", "Größe", "变量", "_origin", "_methods", "LoadGet", "GetKey", "Service", "KpiGen", "System", "record", "field", "get_Value"];

    public static readonly string[] ParameterNames =
        ["value", "@class", "key", "hit", "args", "token", "origin", "user", "_services", "@this", "_", "__", "writer", "Item1", "Item2", "Rest", "ToString", "field", "@async", "@var", "@dynamic", "ö", "System", "KpiGen", "@record", "@await", "other", "obj", "Equals", "key2", "methods", "service", "@nameof", "scoped"];

    /// <summary>Parameters that callers must give.</summary>
    public static readonly string[] Required =
    [
        "int §", "string §", "string? §", "int? §", "decimal §", "Guid? §", "DateTime §", "DateTimeOffset §", "DayOfWeek §", "Half §", "Int128 §", "BigInteger §", "Uri? §", "Version? §", "nint §", "char §", "bool §",
        "(int A, string? B) §", "((int X, int) P, string)[] §", "(int, string)? §", "int[] §", "string?[]? §", "int[][] §", "int[,] §", "List<string> §", "IReadOnlyList<Range> §", "IReadOnlyCollection<DayOfWeek>? §", "ImmutableArray<Point?> §",
        "Filter §", "Filter? §", "Pair<string?> §", "Pair<Pair<(int A, int B)>> §", "Point §", "@struct §", "Part §", "ICacheKeyPart? §", "Tuple<int, string> §", "KeyValuePair<string, int?> §", "Outer<int>.Inner §", "Outer<string?>.Inner[] §",
        "object §", "object? §", "dynamic §", "dynamic?[] §", "List<dynamic> §", "Action<int>? §", "Func<string?, dynamic> §", "IEnumerable<int> §", "Stream §", "Type §", "HashSet<int> §", "Dictionary<string, int> §", "Recursive §", "Opaque §",
        "Span<int> §", "scoped ReadOnlySpan<char> §", "Buffer §", "scoped Buffer §", "int* §", "void** §", "delegate*<int, void> §", "int*[] §", "delegate* unmanaged[Cdecl]<ref int, in string, void> §",
        "CancellationToken §", "CancellationToken? §", "[CacheKeyIgnore] object? §", "[CacheKeyIgnore] Span<int> §", "[CacheKeyIgnore] CancellationToken §",
        "in int §", "in Filter? §", "in CancellationToken §", "ref int §", "ref string? §", "out int §", "out string? §", "ref readonly int §", "scoped ref Span<int> §", "scoped in Buffer §", "[UnscopedRef] out Span<int> §", "out Span<int> §", "ref readonly (int A, string? B) §", "in ReadOnlySpan<byte> §", "ref int* §",
        "[NotNullWhen(true)] out string? §", "[MaybeNullWhen(false)] out string §", "[AllowNull] string §", "[DisallowNull] string? §", "[NotNull] ref string? §", "[MaybeNull] out string §", "[In, Out] int[] §", "[StringSyntax(\"Regex\")] string §", "[ConstantExpected] int §",
        "Old §", "Trial §", "Interpolated §", "DefaultInterpolatedStringHandler §", "Task<int> §", "Lazy<int> §", "Func<int>[] §", "TypedReference §", "Nullable<Point> §", "UInt128 §", "TimeSpan §", "sbyte §", "ulong §", "float §", "double? §", "Flags §",
        "[Optional] int §", "[Optional, DefaultParameterValue(3)] int §", "[Optional] object §", "[Optional] in long §", "[Optional, DateTimeConstant(637000000000000000)] DateTime §", "[DecimalConstant(1, 0, 0, 0, 15), Optional] decimal §",
    ];

    /// <summary>Parameters that callers may leave out.</summary>
    public static readonly string[] Optional =
    [
        "int § = 5", "string § = \"a\\\"{b}\\\\\\u2028\"", "string? § = null", "decimal § = 1.50m", "DayOfWeek § = (DayOfWeek)99", "double § = double.NaN", "double § = -0.0", "float § = float.NegativeInfinity", "char § = '\\uD800'", "string § = \"\\uD800\"",
        "Guid § = default", "(int A, string? B) § = default", "int? § = 3", "DayOfWeek? § = DayOfWeek.Monday", "nint § = 5", "bool? § = true", "long § = long.MinValue", "ulong § = ulong.MaxValue", "sbyte § = -128", "Flags § = Flags.All", "dynamic? § = null", "in int § = 7",
        "CancellationToken § = default", "CancellationToken? § = null", "Point § = default", "Filter? § = null", "object? § = null", "Span<int> § = default",
        "[CallerMemberName] string? § = null", "[CallerLineNumber] int § = 0", "[CallerFilePath] string § = \"\"", "[CacheKeyIgnore] object? § = null", "int* § = null", "delegate*<void> § = null",
    ];

    public static readonly string[] Last = ["params int[] §", "params string?[]? §", "params object[] §", "params dynamic[] §", "params (int A, int B)[] §", "params Filter[][] §", "params Action[] §"];

    public static readonly string[] LastOfNewest = ["params Span<int> §", "params ReadOnlySpan<string> §", "params List<int> §", "params IEnumerable<int> §", "params scoped ReadOnlySpan<char> §", "params IReadOnlyList<string?> §", "params ImmutableArray<int> §"];

    public static readonly string[] Results =
    [
        "int", "string", "string?", "int?", "void", "Task", "ValueTask", "Task<int>", "Task<string?>", "ValueTask<string>", "ValueTask<int?>", "Task<Filter?>", "Task<(int A, string? B)>", "(int A, (string? B, int) C)", "Task<int>?", "Point", "Point?", "decimal", "Flags", "DayOfWeek?",
        "int[]", "string?[]", "int[,]", "int[][,]", "List<Range>", "IReadOnlyList<string?>", "IReadOnlyDictionary<string, List<int>?>", "Task<IReadOnlyList<Pair<string?>>>", "Task<ImmutableArray<int>>", "HashSet<(int A, int B)>", "Dictionary<Point, int>", "Recursive", "Task<Recursive?>", "Outer<int>.Inner", "Task<Outer<string?>.Inner[]>",
        "object", "dynamic", "Task<dynamic>", "Task<object?>", "List<dynamic>", "Action", "Stream", "IEnumerable<int>", "Task<Task<int>>", "Lazy<int>", "Task<Exception>", "IQueryable<int>", "Opaque", "Type", "Span<int>", "ReadOnlySpan<char>", "Buffer", "int*", "delegate*<int, void>", "int*[]",
        "ref int", "ref readonly int", "ref string?", "ref readonly (int A, int B)", "ref Span<int>", "Memory<byte>", "byte[]?", "Uri", "Version?", "BigInteger", "Half", "Old", "Task<Old>", "Trial", "@struct", "Task<@struct?>", "CancellationToken", "IDisposable", "Interpolated", "DefaultInterpolatedStringHandler", "Awaitable",
        "JsonElement", "Shape", "Task<Shape?>", "Tuple<int, string>", "KeyValuePair<string, int>[]", "nint", "Settable", "Task<Settable>", "Inherited", "Task<Keyed>", "Fields",
    ];

    public static readonly string[] MethodAttributes =
    [
        "", "", "", "", "", "", "[Obsolete] ", "[Obsolete(\"gone\", true)] ", "[NotCached] ", "[Cached(CacheType.Search, TtlSeconds = 60, NullTtlSeconds = 0)] ", "[Cached(\"orders\")] ", "[EditorBrowsable(EditorBrowsableState.Never)] ", "[MethodImpl(MethodImplOptions.NoInlining)] ", "[SpecialName] ",
        "[Experimental(\"EXP01\")] ", "[RequiresUnreferencedCode(\"no\")] ", "[Obsolete(\"\", DiagnosticId = \"OLD01\")] ", "[DoesNotReturn] ", "[CLSCompliant(false)] ", "[DebuggerHidden] ",
    ];

    public static readonly string[] ResultAttributes = ["", "", "", "", "[return: MaybeNull] ", "[return: NotNull] "];

    /// <summary>Type parameters and their constraints.</summary>
    public static readonly string[] Generics =
    [
        "<T>", "<T> where T : class", "<T> where T : class?", "<T> where T : struct", "<T> where T : unmanaged", "<T> where T : notnull", "<T> where T : class, IDisposable, new()", "<T> where T : struct, Enum", "<T> where T : Exception?", "<T, U> where T : U where U : class?",
        "<T, U> where T : IComparable<T>, IEquatable<U> where U : notnull", "<T> where T : Delegate", "<@operator> where @operator : List<@operator?>", "<T, U> where T : Dictionary<(int A, U B), string?>", "<T, U> where T : struct where U : unmanaged, IEquatable<T?>",
    ];

    public static readonly string[] GenericsOfNewest = ["<T> where T : allows ref struct", "<T> where T : struct, IDisposable, allows ref struct"];

    /// <summary>Members that are no ordinary methods.</summary>
    public static readonly string[] Others =
    [
        "int § { get; }", "string? § { get; set; }", "dynamic § { set; }", "int § { get; init; }", "(int A, string? B) § { get; set; }", "ref int § { get; }", "ref readonly string? § { get; }", "Span<int> § { get; }", "int* § { get; set; }", "[AllowNull] string § { get; set; }", "[MaybeNull] string § { get; set; }",
        "[Obsolete(\"gone\", true)] int § { get; set; }", "int § { [Obsolete] get; [Experimental(\"EXP01\")] set; }", "Old § { get; }", "int § { get => 3; }", "int § { get { throw null!; } set { } }", "public int § { get => 1; private set { } }", "sealed int § => 3;",
        "event Action? §;", "event EventHandler<(int A, dynamic B)> §;", "[Obsolete] event Func<string?>? §;", "event Action § { add { } remove { } }", "event Handler<int*[]>? §;",
        "static int § => 3;", "static virtual int § => 3;", "static int § { get; set; }", "const int § = 3;", "class § { public int Value; }", "delegate void §(int value);", "enum § { A }", "private int § => 4;", "private int §() => 5;", "sealed int §() => 6;", "static int §(int value) => value;", "static virtual int §(int value) => value;",
        "interface § { int Get(int id); }", "protected static int § => 3;", "[Obsolete] [return: MaybeNull] string §() => null;", "struct § { public int Value; }",
    ];

    public static readonly string[] Indexers =
        ["int this[int index] { get; set; }", "string? this[in long index, dynamic other] { get; }", "ref int this[ReadOnlySpan<char> text] { get; }", "(int A, int B) this[params string?[] names] { set; }", "[Obsolete] int this[Old old, int @class = 5] { get; init; }", "int this[int* pointer] { get => 3; }"];

    public static readonly string[] Bases =
        ["IRoot", "ILeft", "IRight", "IRepository<Filter>", "IRepository<(int A, string? B)>", "IRepository<string?>", "IRepository<int*[]>", "IDisposable", "IAsyncDisposable", "IShared", "ICounted", "IReabstracted", "IAnnotated", "IEquatable<string?>", "IComparable", "IHiding", "Outer<int>.INested", "IEnumerable<int>", "ICloneable", "IFormattable"];
}
