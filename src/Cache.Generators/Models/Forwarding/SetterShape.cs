namespace KpiGen.Cache.Generators.Models.Forwarding;

/// <summary>Whether and how a property can be written.</summary>
internal enum SetterShape
{
    None,
    Set,
    Init,
}
