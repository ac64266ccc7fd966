namespace Dashboard.Api.Stores.DuckDb.Building;

/// <summary>Shows the steps at the console: they come before the server logs anything, and somebody is waiting.</summary>
internal sealed class ConsoleBuildProgress : IProgress<BuildStep>
{
    public void Report(BuildStep value) => Console.WriteLine($"kpi data: {value.Text}");
}
