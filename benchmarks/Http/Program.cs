using System.Globalization;
using KpiGen.Http.Benchmarks.Application;
using KpiGen.Http.Benchmarks.Driving;

// Arguments: rounds (5), seconds of a round (3).
int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
TimeSpan duration = TimeSpan.FromSeconds(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3);

await using WebApplication app = Endpoints.Start();
var server = new Uri(app.Urls.Single());
string[] paths = [Endpoints.Prepared, Endpoints.Stored, Endpoints.OutputCache, Endpoints.Serialised];
await SameBodies.CheckAsync(server, paths);

var comparison = new Comparison(server, paths);
await comparison.RunAsync(rounds, duration);
comparison.Print(Console.Out, Endpoints.Prepared, Endpoints.OutputCache);
Console.WriteLine();
await SlowOrigin.PrintAsync(Console.Out, server, Endpoints.Slow);
