using System.Buffers;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Payloads.Compression;

namespace KpiGen.Cache.Payloads;

/// <summary>Turns the values of one method into frames and back: serialisation, compression and all checks.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class EntrySerializer<TValue>(PayloadCodec<TValue> codec, FrameSigner? signer = null)
{
    public ulong Shape { get; } = codec.Shape;

    /// <summary>Serialises a value.</summary>
    /// <returns>The frame, or <see langword="null"/> when the payload is larger than <paramref name="options"/> allow; its size is in <paramref name="payloadLength"/>.</returns>
    public byte[]? Serialize(ReadOnlySpan<byte> key, TValue value, EpochStamp stamp, TimeSpan ttl, TimeSpan lifetime, RemoteTierOptions options, out int payloadLength)
    {
        // What a using declares cannot be passed by reference.
        var writer = new PayloadWriter();
        try
        {
            codec.Write(ref writer, value);
            payloadLength = writer.Written.Length;
            return payloadLength > options.MaxPayloadBytes ? null : ToFrame(key, writer.Written, stamp, ttl, lifetime, options);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Reads a frame. Anything but <see cref="FrameReadResult.Ok"/> is a miss.</summary>
    public FrameReadResult TryDeserialize(ReadOnlyMemory<byte> bytes, in FrameExpectation expected, out Frame frame, out TValue? value)
    {
        value = default;
        FrameReadResult result = Frame.TryRead(bytes.Span, in expected, out frame, out Range stored);
        if (result != FrameReadResult.Ok)
        {
            return result;
        }

        if (frame.Compression == PayloadCompression.None)
        {
            return TryDecode(bytes.Span[stored], out value);
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(frame.PayloadLength);
        try
        {
            Span<byte> payload = rented.AsSpan(0, frame.PayloadLength);
            return PayloadCompressor.TryDecompress(frame.Compression, bytes.Span[stored], payload)
                ? TryDecode(payload, out value)
                : FrameReadResult.Corrupt;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private byte[] ToFrame(ReadOnlySpan<byte> key, ReadOnlySpan<byte> payload, EpochStamp stamp, TimeSpan ttl, TimeSpan lifetime, RemoteTierOptions options)
    {
        if (options.Compression == PayloadCompression.None || payload.Length < options.CompressionThreshold || payload.IsEmpty)
        {
            return new Frame(PayloadCompression.None, Shape, stamp, ttl, payload.Length) { Lifetime = lifetime }.ToBytes(key, payload, signer);
        }

        // One byte less than the payload: a result that is not smaller does not fit, and the payload is stored as it is.
        byte[] rented = ArrayPool<byte>.Shared.Rent(payload.Length);
        try
        {
            return PayloadCompressor.TryCompress(options.Compression, payload, rented.AsSpan(0, payload.Length - 1), out int compressed)
                ? new Frame(options.Compression, Shape, stamp, ttl, payload.Length) { Lifetime = lifetime }.ToBytes(key, rented.AsSpan(0, compressed), signer)
                : new Frame(PayloadCompression.None, Shape, stamp, ttl, payload.Length) { Lifetime = lifetime }.ToBytes(key, payload, signer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private FrameReadResult TryDecode(ReadOnlySpan<byte> payload, out TValue? value)
    {
        value = default;
        try
        {
            var reader = new PayloadReader(payload);
            value = codec.Read(ref reader);
            return reader.End ? FrameReadResult.Ok : FrameReadResult.Corrupt;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The checksum matched, so this is a foreign writer or a constructor of the payload that refuses the value: a miss all the same.
            return FrameReadResult.Corrupt;
        }
    }
}
