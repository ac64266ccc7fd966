internal sealed class KpisCodec : global::KpiGen.Cache.CompilerServices.PayloadCodec<global::App.Kpis>
{
    public override ulong Shape => 0x7912dbfd017a6b7aUL;

    public override void Write(ref global::KpiGen.Cache.CompilerServices.PayloadWriter writer, global::App.Kpis value)
    {
        KpisPayload.Write(ref writer, value);
    }

    public override global::App.Kpis Read(ref global::KpiGen.Cache.CompilerServices.PayloadReader reader)
    {
        try
        {
            return global::KpiGen.Cache.CompilerServices.PayloadFormat.NotNull(KpisPayload.Read(ref reader), "Kpis");
        }
        catch (global::System.Exception exception) when (global::KpiGen.Cache.CompilerServices.PayloadFormat.IsDamage(exception))
        {
            throw global::KpiGen.Cache.CompilerServices.PayloadFormat.Damaged(exception);
        }
    }
}
