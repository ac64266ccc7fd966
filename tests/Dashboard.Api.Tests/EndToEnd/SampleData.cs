[assembly: AssemblyFixture(typeof(Dashboard.Api.Tests.EndToEnd.SampleData))]

namespace Dashboard.Api.Tests.EndToEnd;

/// <summary>A data directory for all processes of a test run: the first one builds the sample orders, the others open them.</summary>
public sealed class SampleData : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kpigen-sample-").FullName;

    /// <summary>Gets the setting that points a process here.</summary>
    internal (string Name, string Value) Setting => ("Kpi__DataDirectory", _directory);

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
