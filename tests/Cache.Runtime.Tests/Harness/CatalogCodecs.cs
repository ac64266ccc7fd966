using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Tests.Harness;

internal sealed class TextCodec(ulong shape = TextCodec.DefaultShape) : PayloadCodec<string?>
{
    public const ulong DefaultShape = 0x0123456789ABCDEF;

    public override ulong Shape { get; } = shape;

    public override void Write(ref PayloadWriter writer, string? value) => writer.Write(value);

    public override string? Read(ref PayloadReader reader) => reader.ReadString();
}

internal sealed class ItemCodec(ulong shape = 0xFEDCBA9876543210) : PayloadCodec<Item?>
{
    /// <summary>A value that cannot be written.</summary>
    public static readonly Item Unwritable = new("unwritable", 0);

    public override ulong Shape { get; } = shape;

    public override void Write(ref PayloadWriter writer, Item? value)
    {
        if (ReferenceEquals(value, Unwritable))
        {
            throw new NotSupportedException();
        }

        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(2);
        writer.Write(value.Name);
        writer.Write(value.Price);
    }

    public override Item? Read(ref PayloadReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        PayloadFormat.EnterObject(ref reader, 2);
        string? name = reader.ReadString();
        if (name is null)
        {
            PayloadFormat.ThrowUnexpectedNull("Name");
        }

        var item = new Item(name, reader.ReadDouble());
        PayloadFormat.Leave(ref reader);
        return item;
    }
}

internal sealed class NumberCodec : PayloadCodec<int>
{
    public override ulong Shape => 1;

    public override void Write(ref PayloadWriter writer, int value) => writer.Write(value);

    public override int Read(ref PayloadReader reader) => reader.ReadInt32();
}
