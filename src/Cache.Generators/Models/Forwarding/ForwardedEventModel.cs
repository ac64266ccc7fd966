namespace KpiGen.Cache.Generators.Models.Forwarding;

/// <summary>An event whose subscriptions are handed on to the origin.</summary>
/// <param name="DeclaringType">The interface that declares it.</param>
/// <param name="Name">The name, escaped.</param>
/// <param name="Modifiers">What stands before <c>event</c>, with a blank at the end.</param>
/// <param name="Type">The type of the handler.</param>
internal sealed record ForwardedEventModel(string DeclaringType, string Name, string Modifiers, string Type);
