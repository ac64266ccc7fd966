using KpiGen.Samples.Sharing;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddCache(static _ => { });
services.AddSingleton<IRankingService, RankingService>();
services.AddCachedServices();
await using ServiceProvider provider = services.BuildServiceProvider();
IRankingService rankings = provider.GetRequiredService<IRankingService>();

Ranking first = await rankings.GetAsync("drinks");
Ranking second = await rankings.GetAsync("drinks");
Console.WriteLine($"Shared: one object for both callers: {ReferenceEquals(first, second)}");

EditableRanking mine = await rankings.GetEditableAsync("drinks");
mine.Top.Clear();
EditableRanking yours = await rankings.GetEditableAsync("drinks");
Console.WriteLine($"Copy: one caller cleared its list, the next one sees {yours.Top.Count} products.");

return ReferenceEquals(first, second) && yours.Top.Count == 2 ? 0 : 1;
