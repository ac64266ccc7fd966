namespace KpiGen.Cache.Generators.Models;

/// <summary>How a cached method returns its value.</summary>
internal enum ReturnShape
{
    Task,
    ValueTask,
    Value,
    Stream,
}
