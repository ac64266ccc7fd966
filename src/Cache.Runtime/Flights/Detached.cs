using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Flights;

/// <summary>
/// What an asynchronous method returns that nobody waits for. Unlike a task it is nothing, so that the state of the method can be used again for the
/// next call.
/// </summary>
[AsyncMethodBuilder(typeof(DetachedMethodBuilder))]
internal readonly struct Detached;
