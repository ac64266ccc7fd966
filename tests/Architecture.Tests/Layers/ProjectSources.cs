namespace KpiGen.Architecture.Tests.Layers;

/// <summary>The sources of a project, each with the folder it lies in: the first one below the project, or empty at its root.</summary>
internal static class ProjectSources
{
    public static IEnumerable<(string Folder, string Source)> Read(string project)
    {
        string root = Path.Combine(RepositoryRoot.Path, "src", project);
        foreach (string file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            string[] parts = Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar);
            if (parts[0] is not ("bin" or "obj"))
            {
                yield return (parts.Length > 1 ? parts[0] : "", File.ReadAllText(file));
            }
        }
    }
}
