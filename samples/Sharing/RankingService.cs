namespace KpiGen.Samples.Sharing;

internal sealed class RankingService : IRankingService
{
    public Task<Ranking> GetAsync(string name) => Task.FromResult(new Ranking(name, ["tea", "coffee"]));

    public Task<EditableRanking> GetEditableAsync(string name) => Task.FromResult(new EditableRanking(name, ["tea", "coffee"]));
}
