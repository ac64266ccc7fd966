namespace KpiGen.Cache.Benchmarks.Payloads.Subjects;

/// <summary>Answers of one kind, as they are cached.</summary>
internal abstract class PayloadSample(string name)
{
    public string Name => name;

    /// <summary>Gets how many different answers there are.</summary>
    public abstract int Count { get; }

    /// <summary>Reads an answer through the cache.</summary>
    public abstract Task ReadAsync(IPayloadService service, int number);

    /// <summary>Returns an answer as the generated code writes it.</summary>
    public abstract ReadOnlySpan<byte> Write(int number);

    /// <summary>Makes an answer of what <see cref="Write"/> has returned.</summary>
    public abstract object? Read(ReadOnlyMemory<byte> payload);

    /// <summary>Returns an answer as System.Text.Json writes it for the web.</summary>
    public abstract byte[] WriteJson(int number);
}
