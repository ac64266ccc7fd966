using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkDotNet.Attributes;
using KpiGen.Cache.Benchmarks.Subjects;
using KpiGen.Cache.CompilerServices;
using MessagePack;

namespace KpiGen.Cache.Benchmarks;

/// <summary>
/// Writing and reading one payload: by generated code, by MessagePack-CSharp with its own resolver, and by System.Text.Json with generated
/// metadata. All write into memory that is used again: generated code takes it from the pool and gives it back, the others have a buffer.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class PayloadBenchmarks
{
    private readonly KpiPayload _payload = KpiPayload.Create(42, "north");
    private readonly AnnotatedPayload _annotated = AnnotatedPayload.Create(42, "north");
    private readonly PayloadCodec<KpiPayload> _codec = GeneratedCodec.Of<KpiPayload>();
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private Utf8JsonWriter _json = null!;
    private byte[] _asGenerated = null!;
    private byte[] _asMessagePack = null!;
    private byte[] _asJson = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _json = new Utf8JsonWriter(_buffer);
        WriteGenerated(_buffer);
        _asGenerated = _buffer.WrittenSpan.ToArray();
        WriteMessagePack();
        _asMessagePack = _buffer.WrittenSpan.ToArray();
        WriteJson();
        _asJson = _buffer.WrittenSpan.ToArray();
        if (ReadGenerated().Series.Count != _payload.Series.Count || ReadMessagePack().Top.Count != _payload.Top.Count || ReadJson() is not { Orders: 2_807 })
        {
            throw new InvalidOperationException("What was read is not what was written.");
        }
    }

    [BenchmarkCategory("write")]
    [Benchmark(Description = "KpiGen")]
    public void WriteGenerated() => WriteGenerated(copy: null);

    [BenchmarkCategory("write")]
    [Benchmark(Baseline = true, Description = "MessagePack-CSharp")]
    public void WriteMessagePack()
    {
        _buffer.ResetWrittenCount();
        MessagePackSerializer.Serialize(_buffer, _annotated);
    }

    [BenchmarkCategory("write")]
    [Benchmark(Description = "System.Text.Json")]
    public void WriteJson()
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        JsonSerializer.Serialize(_json, _payload, KpiJson.Default.KpiPayload);
    }

    [BenchmarkCategory("read")]
    [Benchmark(Description = "KpiGen")]
    public KpiPayload ReadGenerated()
    {
        var reader = new PayloadReader(_asGenerated);
        return _codec.Read(ref reader);
    }

    [BenchmarkCategory("read")]
    [Benchmark(Baseline = true, Description = "MessagePack-CSharp")]
    public AnnotatedPayload ReadMessagePack() => MessagePackSerializer.Deserialize<AnnotatedPayload>(_asMessagePack);

    [BenchmarkCategory("read")]
    [Benchmark(Description = "System.Text.Json")]
    public KpiPayload? ReadJson() => JsonSerializer.Deserialize(_asJson, KpiJson.Default.KpiPayload);

    private void WriteGenerated(ArrayBufferWriter<byte>? copy)
    {
        var writer = new PayloadWriter();
        try
        {
            _codec.Write(ref writer, _payload);
            copy?.Write(writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }
}

[JsonSerializable(typeof(KpiPayload))]
internal sealed partial class KpiJson : JsonSerializerContext;
