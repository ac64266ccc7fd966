using KpiGen.Cache.Benchmarks.Report;
using KpiGen.Cache.Benchmarks.Reporting;

// Arguments: file of measures, page to write, root of the repository, commit, what was run.
if (args is not [string measuresFile, string pageFile, string root, string commit, string command])
{
    Console.Error.WriteLine("usage: Report <measures> <page> <root> <commit> <command>");
    return 2;
}

IReadOnlyList<Measure> measures = MeasureFile.Read(measuresFile);
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(pageFile))!);
File.WriteAllText(pageFile, PerformancePage.Write(measures, Surroundings.Describe(root, commit), command));
Console.WriteLine(MeasureText.Table(measures));
return 0;
