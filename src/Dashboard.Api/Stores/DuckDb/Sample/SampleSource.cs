using System.Globalization;
using Dashboard.Api.Stores.DuckDb.Building;
using Dashboard.Api.Stores.DuckDb.Sources;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Sample;

/// <summary>The generated orders, so that the application runs without any file.</summary>
internal sealed class SampleSource : IOrderSource
{
    private const ulong Seed = 20_240_101;

    /// <summary>Raise it with every change of the generator.</summary>
    private const int Version = 1;

    public string Description => "generated sample orders";

    public string Identity => string.Create(CultureInfo.InvariantCulture, $"sample|{Seed}|{Version}");

    public void Load(DuckDBConnection connection, CancellationToken cancellationToken)
    {
        connection.Execute(RawLines.Create);
        using DuckDBAppender appender = connection.CreateAppender(RawLines.Table);
        int count = 0;
        foreach (SampleLine line in new SampleOrders(Seed).Lines())
        {
            if (count++ % 10_000 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            appender.CreateRow()
                .AppendValue(line.OrderId).AppendValue(line.Sku).AppendValue(line.Name).AppendValue(line.Quantity).AppendValue(line.Date)
                .AppendValue(line.Price).AppendValue(line.CustomerId).AppendValue(line.Country).AppendValue(line.Category)
                .AppendValue(line.Manufacturer).EndRow();
        }
    }
}
