using System.Globalization;
using Dashboard.Api.Kpis;

namespace Dashboard.Api.Tests.Stores.Support;

/// <summary>The published figures of Online Retail for 2011-11-10 to 2011-12-10, computed independently of this code.</summary>
internal static class ExpectedDashboard
{
    public static SummaryDto Summary { get; } = new(
        new PeriodTotalsDto(2807, 1694050.71m, 603.509337370859m, 834526, 447, -227665.94m),
        new PeriodTotalsDto(2192, 1229356.5m, 560.837819343066m, 651751, 367, -87968.4m));

    /// <summary>The first 14 of 30 days; the publication lists no more.</summary>
    public static IReadOnlyList<RevenuePointDto> FirstDays { get; } =
    [
        Day(10, 129, 71008.26m), Day(11, 105, 55257.17m), Day(12, 0, 0), Day(13, 87, 34069.92m), Day(14, 107, 114419.89m),
        Day(15, 108, 60807.29m), Day(16, 130, 65958.17m), Day(17, 137, 61103.13m), Day(18, 108, 51275.39m), Day(19, 0, 0),
        Day(20, 100, 35058.57m), Day(21, 100, 49805.72m), Day(22, 135, 64089.82m), Day(23, 131, 80104.18m),
    ];

    public static IReadOnlyList<TopProductDto> TopProducts { get; } =
    [
        new("23843", "PAPER CRAFT , LITTLE BIRDIE", 168469.6m, 80995, 1),
        new("23084", "RABBIT NIGHT LIGHT", 34330.51m, 15243, 478),
        new("22086", "PAPER CHAIN KIT 50'S CHRISTMAS ", 26464.71m, 7401, 406),
        new("22423", "REGENCY CAKESTAND 3 TIER", 16253.16m, 1215, 202),
        new("22197", "POPCORN HOLDER", 14092.93m, 14468, 247),
        new("22910", "PAPER CHAIN KIT VINTAGE CHRISTMAS", 12325.54m, 3740, 292),
        new("22114", "HOT WATER BOTTLE TEA AND SYMPATHY", 11872.88m, 2064, 220),
        new("79321", "CHILLI LIGHTS", 11591.46m, 2106, 113),
        new("23355", "HOT WATER BOTTLE KEEP CALM", 11082.19m, 2109, 302),
        new("85123A", "WHITE HANGING HEART T-LIGHT HOLDER", 10698.71m, 3865, 250),
    ];

    public static IReadOnlyList<CategoryShareDto> CategoryMix { get; } =
    [
        new("1-2.5", 665960.76m, 381041, 2493, 0.40916833393131136),
        new("2.5-5", 480184.45m, 134475, 2329, 0.2950267991558888),
        new("5-10", 219496.04m, 30262, 1631, 0.13485904033042498),
        new("under 1", 145732.57m, 277213, 2031, 0.08953853807606954),
        new("10+", 116222.22m, 8348, 774, 0.07140728850630529),
    ];

    public static GeographyDto Geography { get; } = new(
        [
            new("United Kingdom", 2514, 1501355.49m, 1464), new("EIRE", 45, 34048.9m, 2), new("Netherlands", 15, 33115.12m, 4),
            new("Germany", 76, 32837.69m, 47), new("France", 68, 31685.23m, 42), new("Norway", 6, 8582.41m, 4), new("Japan", 2, 8460.08m, 2),
            new("Spain", 12, 7170.19m, 11), new("Australia", 3, 5641.8m, 2), new("Portugal", 12, 5028.53m, 8),
        ],
        54);

    public static CustomerActivityDto Customers { get; } = new(1628, 252, 2429, 126, 88671.94m, 1235194.49m);

    public static IReadOnlyList<(string Percent, double Value)> ValuePercentiles { get; } =
    [
        ("25.0", 155.54), ("50.0", 294.32), ("75.0", 451.90999999999997), ("90.0", 867.238), ("95.0", 1550.6459999999995), ("99.0", 6212.706400000003),
    ];

    public static IReadOnlyList<(string Percent, double Value)> ItemPercentiles { get; } = [("50.0", 158), ("95.0", 848.699999999998)];

    public static IReadOnlyList<BucketDto> Buckets { get; } =
    [
        new("*-10.0", null, 10, 51), new("10.0-50.0", 10, 50, 150), new("50.0-100.0", 50, 100, 163), new("100.0-250.0", 100, 250, 848),
        new("250.0-500.0", 250, 500, 993), new("500.0-1000.0", 500, 1000, 370), new("1000.0-*", 1000, null, 232),
    ];

    public const decimal Min = 1.34m;

    public const decimal Max = 168469.6m;

    public const double AvgLines = 30.905949412183826;

    private static RevenuePointDto Day(int day, long orders, decimal revenue) => new(DateOnly.Parse($"2011-11-{day}", CultureInfo.InvariantCulture), orders, revenue);
}
