namespace KpiGen.Cache.Generators.Models.Invalidation;

/// <summary>How a method says that it has succeeded.</summary>
internal enum Completion
{
    /// <summary>By returning; there is no result.</summary>
    Return,

    /// <summary>By returning a result.</summary>
    Result,

    /// <summary>By a <c>Task</c>.</summary>
    Task,

    /// <summary>By a <c>Task</c> with a result.</summary>
    TaskOfResult,

    /// <summary>By a <c>ValueTask</c>.</summary>
    ValueTask,

    /// <summary>By a <c>ValueTask</c> with a result.</summary>
    ValueTaskOfResult,
}
