using KpiGen.Cache.Soak.Journals;

namespace KpiGen.Cache.Soak.Judging;

/// <summary>A read that returned what an invalidation had outdated.</summary>
/// <param name="Rule">The promise that was broken.</param>
/// <param name="Reader">The node that read.</param>
/// <param name="Reads">Its reads of the version.</param>
/// <param name="Writer">The node that invalidated.</param>
/// <param name="Write">What it had written.</param>
/// <param name="Late">By how much the promise was missed, in ticks of Stopwatch.</param>
internal sealed record Violation(string Rule, NodeHistory Reader, ReadGroup Reads, NodeHistory Writer, JournalRecord Write, long Late);
