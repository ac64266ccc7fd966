using System.ComponentModel;

namespace KpiGen.Cache.CompilerServices;

/// <summary>Writes and reads the payload of one cached method as MessagePack. Generated code derives from it.</summary>
/// <typeparam name="T">The type of the value, which may be <see langword="null"/>.</typeparam>
/// <remarks>Implementations hold no state and are safe for concurrent use.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PayloadCodec<T>
{
    /// <summary>
    /// Gets the fingerprint of the wire shape, computed by the compiler: the first eight bytes (big-endian) of the SHA-256 of the shape's
    /// description. It is part of the key and of the frame, so that a changed type is a miss and never a wrong value.
    /// </summary>
    public abstract ulong Shape { get; }

    /// <summary>Writes one value.</summary>
    /// <param name="writer">Receives the bytes.</param>
    /// <param name="value">The value.</param>
    public abstract void Write(ref PayloadWriter writer, T value);

    /// <summary>Reads one value.</summary>
    /// <param name="reader">Stands at the value and is moved behind it.</param>
    /// <returns>The value. It holds no part of the reader's memory, which is used again afterwards.</returns>
    /// <exception cref="PayloadException">The bytes are not what <see cref="Write"/> writes.</exception>
    /// <exception cref="EndOfStreamException">The bytes end early.</exception>
    public abstract T Read(ref PayloadReader reader);
}
