namespace Dashboard.Api.Tests.Stores.Support;

/// <summary>A directory of a test's own, removed with it.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kpigen-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public string Write(string name, string content)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>The files in the data directory below; empty when there is none.</summary>
    public IReadOnlyList<string> DataFiles(string pattern)
    {
        string data = System.IO.Path.Combine(Path, "data");
        return Directory.Exists(data) ? Directory.GetFiles(data, pattern) : [];
    }
}
