using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI041FixTests
{
    [Fact]
    public Task A_member_that_could_not_be_set_again_is_left_out_of_the_payload()
        => FixTest<LeaveOutOfPayloadFix>.FixesFilesAsync(
            (
                """
                using System.Collections.Generic;
                using System.Runtime.Serialization;
                using KpiGen.Cache;

                public sealed class Basket
                {
                    public int Id { get; set; }
                    public List<string> Items { get; } = [];
                }

                [Cached(CacheType.User)] public interface IService { Basket {|KPI041:Get|}(int id); }
                """,
                """
                using System.Collections.Generic;
                using System.Runtime.Serialization;
                using KpiGen.Cache;

                public sealed class Basket
                {
                    public int Id { get; set; }
                    [IgnoreDataMember]
                    public List<string> Items { get; } = [];
                }

                [Cached(CacheType.User)] public interface IService { Basket Get(int id); }
                """));

    [Theory]
    [InlineData("public sealed class Basket { private Basket() { } public int Id { get; set; } }")]
    [InlineData("public sealed class Basket(int number) { public int Id { get; set; } = number; }")]
    [InlineData("public sealed class Basket { [System.Runtime.Serialization.IgnoreDataMember] public required int Id { get; set; } }")]
    public Task Nothing_is_offered_where_leaving_a_member_out_does_not_help(string type)
        => FixTest<LeaveOutOfPayloadFix>.OffersNothingAsync(type + " [Cached(CacheType.User)] public interface IService { Basket {|KPI041:Get|}(int id); }");

    [Fact]
    public Task The_method_is_not_cached()
        => FixTest<DoNotCacheFix>.FixesAsync(
            """
            public sealed class Basket { public List<string> Items { get; } = []; }

            [Cached(CacheType.User)]
            public interface IService
            {
                Task<Basket> {|KPI041:GetAsync|}(int id, CancellationToken cancellationToken);
            }
            """,
            """
            public sealed class Basket { public List<string> Items { get; } = []; }

            [Cached(CacheType.User)]
            public interface IService
            {
                [NotCached]
                Task<Basket> GetAsync(int id, CancellationToken cancellationToken);
            }
            """);
}
