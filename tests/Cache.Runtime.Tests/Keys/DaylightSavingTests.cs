using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Keys;

[Collection(nameof(ProcessWideState))]
public sealed class DaylightSavingTests : IDisposable
{
    private readonly string? _zoneBefore = Environment.GetEnvironmentVariable("TZ");

    public DaylightSavingTests()
    {
        Environment.SetEnvironmentVariable("TZ", "Europe/Berlin");
        TimeZoneInfo.ClearCachedData();
        if (!TimeZoneInfo.Local.SupportsDaylightSavingTime)
        {
            Assert.Skip("This machine has no time zone data, or takes its zone from elsewhere.");
        }
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("TZ", _zoneBefore);
        TimeZoneInfo.ClearCachedData();
    }

    [Fact]
    public void The_two_passes_through_the_repeated_hour_are_two_keys()
    {
        DateTime first = new DateTime(2026, 10, 25, 0, 30, 0, DateTimeKind.Utc).ToLocalTime();
        DateTime second = new DateTime(2026, 10, 25, 1, 30, 0, DateTimeKind.Utc).ToLocalTime();

        Assert.Equal(first, second);
        Assert.False(KeyEquality.Equals(first, second));
        Assert.Equal(":2026-10-25T023000L120", KeyText.Of((ref writer) => writer.Write(first)));
        Assert.Equal(":2026-10-25T023000L60", KeyText.Of((ref writer) => writer.Write(second)));
    }
}
