using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models.Payloads;

/// <summary>How a reader creates an object from the locals that hold its members.</summary>
/// <param name="IsTuple">Whether it is a tuple literal.</param>
/// <param name="Arguments">The locals that are the arguments of the constructor, or the elements of the tuple.</param>
/// <param name="Assignments">The members that an object initializer sets.</param>
internal sealed record CreationModel(bool IsTuple, EquatableArray<string> Arguments, EquatableArray<MemberAssignment> Assignments);

/// <summary>One line of an object initializer.</summary>
/// <param name="Member">The member, escaped.</param>
/// <param name="Local">The local that holds its value.</param>
internal sealed record MemberAssignment(string Member, string Local);
