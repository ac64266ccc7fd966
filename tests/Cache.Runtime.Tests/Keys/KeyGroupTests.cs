using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Keys;

public class KeyGroupTests
{
    [Fact]
    public void A_part_is_one_group_with_its_members_separated()
        => Assert.Equal(":(1,(a,b),~):2", KeyText.Of(static (ref writer) =>
        {
            writer.BeginGroup();
            writer.Write(1);
            writer.BeginGroup();
            writer.Write("a");
            writer.Write("b");
            writer.EndGroup();
            writer.WriteNull();
            writer.EndGroup();
            writer.Write(2);
        }));

    [Fact]
    public void A_part_of_ones_own_is_written_as_a_group_and_null_as_null()
        => Assert.Equal(":(x,1):~", KeyText.Of(static (ref writer) =>
        {
            writer.WritePart(new Sound("x", 1));
            writer.WritePart<Sound>(null);
        }));

    [Fact]
    public void Ending_a_group_that_was_not_begun_throws()
        => Assert.Throws<InvalidOperationException>(() => KeyText.Of(static (ref writer) => writer.EndGroup()));

    [Fact]
    public void A_part_that_leaves_its_group_throws()
        => Assert.Throws<InvalidOperationException>(() => KeyText.Of(static (ref writer) => writer.WritePart(new Escaping())));

    [Fact]
    public void A_part_that_does_not_end_its_group_throws()
        => Assert.Throws<InvalidOperationException>(() => KeyText.Of(static (ref writer) => writer.WritePart(new Unfinished())));

    private sealed record Sound(string Name, int Number) : ICacheKeyPart
    {
        public void WriteTo(ref CacheKeyWriter writer)
        {
            writer.Write(Name);
            writer.Write(Number);
        }
    }

    private sealed class Escaping : ICacheKeyPart
    {
        public void WriteTo(ref CacheKeyWriter writer)
        {
            writer.EndGroup();
            writer.BeginGroup();
        }
    }

    private sealed class Unfinished : ICacheKeyPart
    {
        public void WriteTo(ref CacheKeyWriter writer) => writer.BeginGroup();
    }
}
