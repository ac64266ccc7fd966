namespace KpiGen.Cache.Generators.Diagnostics;

/// <summary>Names of what a diagnostic tells a fix.</summary>
internal static class DiagnosticProperties
{
    /// <summary>The property of the attribute that is out of range.</summary>
    public const string Setting = nameof(Setting);

    /// <summary>The allowed value that is nearest to the one in the source.</summary>
    public const string Nearest = nameof(Nearest);

    /// <summary>The documentation comment ID of the member of a payload that cannot be stored.</summary>
    public const string Member = nameof(Member);

    /// <summary>The methods at fault, a line each: the documentation comment ID of the service, a blank, and that of the method.</summary>
    public const string Methods = nameof(Methods);
}
