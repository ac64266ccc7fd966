namespace Dashboard.Api.Stores.DuckDb;

/// <summary>Where the embedded store takes its orders from and where it keeps its files (section <c>Kpi</c>).</summary>
public sealed class KpiOptions
{
    public const string Section = "Kpi";

    /// <summary>Gets or sets a CSV, CSV.gz or Parquet file with the columns of "Online Retail".</summary>
    /// <value>A path, relative to the content root or absolute. Unset: sample orders are generated.</value>
    public string? Source { get; set; }

    /// <summary>Gets or sets the directory for the files built from the source.</summary>
    /// <value>
    /// A path, relative to the content root or absolute. The default is <c>data</c>. Every process on the machine may share it.
    /// </value>
    public string DataDirectory { get; set; } = "data";
}
