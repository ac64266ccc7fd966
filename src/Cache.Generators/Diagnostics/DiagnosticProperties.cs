namespace KpiGen.Cache.Generators.Diagnostics;

/// <summary>Names of what a diagnostic tells a fix.</summary>
internal static class DiagnosticProperties
{
    /// <summary>The property of the attribute that is out of range, or unusual.</summary>
    public const string Setting = nameof(Setting);

    /// <summary>The value that is in order and nearest to the one in the source: a time, or a template of a key.</summary>
    public const string Nearest = nameof(Nearest);

    /// <summary>The documentation comment ID of the member of a payload that cannot be stored, or that can be changed.</summary>
    public const string Member = nameof(Member);

    /// <summary>The names of the parameters that could be part of the key, with commas between them.</summary>
    public const string Parameters = nameof(Parameters);

    /// <summary>
    /// Where the policy has to change, a line each: the documentation comment ID of the service whose attribute covers methods at fault and no others,
    /// or that of the service, a blank, and that of one method.
    /// </summary>
    public const string Policies = nameof(Policies);
}
