private static class KpisPayload
{
    internal static void Write(ref global::KpiGen.Cache.CompilerServices.PayloadWriter writer, global::App.Kpis? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(2);
        global::KpiGen.Cache.CompilerServices.PayloadFormat.Write(ref writer, value.Revenue);
        global::KpiGen.Cache.CompilerServices.PayloadFormat.Write(ref writer, value.Note);
    }

    internal static global::App.Kpis? Read(ref global::KpiGen.Cache.CompilerServices.PayloadReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        global::KpiGen.Cache.CompilerServices.PayloadFormat.EnterObject(ref reader, 2);
        var revenue = global::KpiGen.Cache.CompilerServices.PayloadFormat.ReadDecimal(ref reader);
        var note = global::KpiGen.Cache.CompilerServices.PayloadFormat.ReadString(ref reader);
        global::KpiGen.Cache.CompilerServices.PayloadFormat.Leave(ref reader);
        return new global::App.Kpis(revenue, note);
    }
}
