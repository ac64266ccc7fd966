using System.Globalization;

namespace Dashboard.Api.Stores.DuckDb.Sample;

/// <summary>Generates the sample shop's products: every category gets as many, each with a name of its own.</summary>
internal static class SampleProducts
{
    public const int Count = 2_000;

    private static readonly decimal[] Endings = [0.00m, 0.25m, 0.49m, 0.50m, 0.75m, 0.95m, 0.99m];

    public static IReadOnlyList<SampleProduct> Generate(SplitMix64 random)
    {
        List<SampleProduct> products = new(Count);
        HashSet<string> names = [];
        while (products.Count < Count)
        {
            int index = products.Count % SampleCategories.All.Count;
            SampleCategory category = SampleCategories.All[index];
            string name = $"{Pick(random, SampleCategories.Looks)} {Pick(random, SampleCategories.Materials)} {Pick(random, category.Things)}";
            if (names.Add(name))
            {
                products.Add(new SampleProduct(
                    (10_000 + (products.Count * 7)).ToString(CultureInfo.InvariantCulture),
                    name,
                    category.Name,
                    index,
                    Pick(random, SampleCategories.Manufacturers),
                    category.MinPrice + random.Skewed(category.MaxPrice - category.MinPrice) + Endings[random.Below(Endings.Length)]));
            }
        }

        return products;
    }

    private static string Pick(SplitMix64 random, IReadOnlyList<string> words) => words[random.Below(words.Count)];
}
