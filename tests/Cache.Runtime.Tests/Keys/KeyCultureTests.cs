using System.Numerics;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Keys;

public class KeyCultureTests
{
    public static TheoryData<string> HostileCultures => [.. Cultures.Hostile];

    [Theory]
    [MemberData(nameof(HostileCultures))]
    public void Every_overload_writes_the_same_text_in_every_culture(string culture)
        => Assert.Equal(Cultures.In("", Everything), Cultures.In(culture, Everything));

    [Fact]
    public void The_text_of_every_overload_is_fixed()
        => Assert.Equal(
            ":1:%0A:-1:2:-3:4:-5:6:-123456789012345678901234567890:-1234.5:-0:NaN:Infinity:0.1:1.5:-1.50:0.00"
            + ":00000000-0000-0000-0000-000000000001:2026-03-04T050607.089Z:2026-03-04T050607:2026-03-04T050607+90:2026-03-04T050607Z"
            + ":2026-03-04:050607.0000001:-15:http%3A//h/%3Fa=b:1.2.3:Iıİ:~",
            Cultures.In("", Everything));

    private static string Everything() => KeyText.Of(static (ref writer) =>
    {
        writer.Write(true);
        writer.Write('\n');
        writer.Write(-1);
        writer.Write(2u);
        writer.Write(-3L);
        writer.Write(4ul);
        writer.Write((Int128)(-5));
        writer.Write((UInt128)6);
        writer.Write(BigInteger.Parse("-123456789012345678901234567890", System.Globalization.CultureInfo.InvariantCulture));
        writer.Write(-1234.5);
        writer.Write(-0.0);
        writer.Write(double.NaN);
        writer.Write(double.PositiveInfinity);
        writer.Write(0.1f);
        writer.Write((Half)1.5);
        writer.Write(-1.50m);
        writer.Write(0.00m);
        writer.Write(new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
        writer.Write(new DateTime(2026, 3, 4, 5, 6, 7, 89, DateTimeKind.Utc));
        writer.Write(new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Unspecified));
        writer.Write(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromMinutes(90)));
        writer.Write(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
        writer.Write(new DateOnly(2026, 3, 4));
        writer.Write(new TimeOnly(5, 6, 7).Add(TimeSpan.FromTicks(1)));
        writer.Write(TimeSpan.FromTicks(-15));
        writer.Write(new Uri("http://h/?a=b"));
        writer.Write(new Version(1, 2, 3));
        writer.Write("Iıİ");
        writer.WriteNull();
    });
}
