using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KpiGen.Cache.Benchmarks.Subjects;
using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Benchmarks.Payloads.Subjects;

/// <inheritdoc/>
internal sealed class PayloadSample<T>(string name, IReadOnlyList<T> values, Func<IPayloadService, string, int, Task<T>> readAsync, JsonTypeInfo<T> json) : PayloadSample(name)
{
    private readonly PayloadCodec<T> _codec = GeneratedCodec.Of<T>();
    private readonly ArrayBufferWriter<byte> _buffer = new(256 * 1024);

    public override int Count => values.Count;

    public T ValueOf(int number) => values[number % values.Count];

    public override Task ReadAsync(IPayloadService service, int number) => readAsync(service, Name, number);

    public override ReadOnlySpan<byte> Write(int number)
    {
        _buffer.ResetWrittenCount();
        var writer = new PayloadWriter();
        try
        {
            _codec.Write(ref writer, ValueOf(number));
            _buffer.Write(writer.Written);
            return _buffer.WrittenSpan;
        }
        finally
        {
            writer.Dispose();
        }
    }

    public override object? Read(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        return _codec.Read(ref reader);
    }

    public override byte[] WriteJson(int number) => JsonSerializer.SerializeToUtf8Bytes(ValueOf(number), json);
}
