namespace Dashboard.Api.Tests.Stores.Support;

/// <summary>Files that stand beside the repository and are not part of it; a test that needs an absent one is skipped.</summary>
internal static class SharedFiles
{
    public static string OnlineRetail { get; } = Path.Combine(Root(), "data", "online-retail", "online-retail.csv.gz");

    /// <summary>Reads a file of the Elasticsearch folder.</summary>
    public static string ReadElasticsearch(string name)
    {
        string path = Path.Combine(Root(), "elasticsearch", name);
        SkipUnlessPresent(path);
        return File.ReadAllText(path);
    }

    public static void SkipUnlessPresent(string path)
    {
        if (!File.Exists(path))
        {
            Assert.Skip($"The shared file '{path}' is not on this machine.");
        }
    }

    private static string Root()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "KpiGen.sln")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory?.Parent?.FullName ?? AppContext.BaseDirectory, "shared");
    }
}
