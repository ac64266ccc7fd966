using System.ComponentModel;

namespace KpiGen.Cache.CompilerServices;

/// <summary>A value cannot be written exactly, or bytes are not what was written. The cache then does without: the value is not stored, or loaded again.</summary>
/// <param name="message">What was found, and what was expected.</param>
/// <param name="innerException">What a constructor or a parser said.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PayloadException(string message, Exception? innerException = null) : Exception(message, innerException);
