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
}
