private static class DateRangePart
{
    internal static bool AreEqual(global::App.DateRange? left, global::App.DateRange? right)
        => left is null || right is null ? left is null && right is null : left.From == right.From && left.To == right.To;

    internal static int Hash(global::App.DateRange? value)
        => value is null ? 0 : global::KpiGen.Cache.CompilerServices.KeyHash.Combine(value.From, value.To);

    internal static void Write(ref global::KpiGen.Cache.CacheKeyWriter writer, global::App.DateRange? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        writer.BeginGroup();
        writer.Write(value.From);
        writer.Write(value.To);
        writer.EndGroup();
    }
}
