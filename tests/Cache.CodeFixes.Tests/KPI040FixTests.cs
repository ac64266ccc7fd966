using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI040FixTests
{
    private const string Service = """
        [Cached(CacheType.User)]
        public interface IService
        {
            Page {|KPI040:Get|}(int id);
            Page[] {|KPI040:Find|}(string name);
        }
        """;

    [Fact]
    public Task A_member_is_left_out_of_the_payload()
        => FixTest<LeaveOutOfPayloadFix>.FixesAsync(
            Service + """


            public sealed record Page(IReadOnlyList<Entry> Entries);

            public sealed class Entry
            {
                public int Id { get; init; }

                /// <summary>Anything.</summary>
                public object? Raw { get; init; }
            }
            """,
            FixTest<LeaveOutOfPayloadFix>.Unmarked(Service) + """


            public sealed record Page(IReadOnlyList<Entry> Entries);

            public sealed class Entry
            {
                public int Id { get; init; }

                /// <summary>Anything.</summary>
                [System.Runtime.Serialization.IgnoreDataMember]
                public object? Raw { get; init; }
            }
            """);

    [Fact]
    public Task The_member_may_stand_in_another_file()
        => FixTest<LeaveOutOfPayloadFix>.FixesFilesAsync(
            (
                "using KpiGen.Cache;\n" + Service,
                "using KpiGen.Cache;\n" + FixTest<LeaveOutOfPayloadFix>.Unmarked(Service)),
            (
                """
                using System.Collections.Generic;

                public class Page
                {
                    public object? Raw;
                    public Dictionary<string, string> Links { get; init; } = [];
                }
                """,
                """
                using System.Collections.Generic;

                public class Page
                {
                    [System.Runtime.Serialization.IgnoreDataMember]
                    public object? Raw;
                    public Dictionary<string, string> Links { get; init; } = [];
                }
                """));

    [Fact]
    public Task The_member_may_stand_in_another_project()
        => FixTest<LeaveOutOfPayloadFix>.FixesLibraryAsync(
            Service,
            (
                "public class Page\n{\n    public int Id { get; set; }\n    public object Raw { get; set; }\n}\n",
                "public class Page\n{\n    public int Id { get; set; }\n    [System.Runtime.Serialization.IgnoreDataMember]\n    public object Raw { get; set; }\n}\n"));

    [Theory]
    [InlineData("public sealed record Page(object Raw);")] // the constructor needs it
    [InlineData("public sealed class Page(object raw) { public object Raw { get; } = raw; }")]
    [InlineData("public sealed class Page { public required object Raw { get; init; } }")]
    public Task Nothing_is_offered_where_the_result_could_not_be_created_without_it(string type)
        => FixTest<LeaveOutOfPayloadFix>.OffersNothingAsync(Service + type);

    [Theory]
    [InlineData("object")]
    [InlineData("(int, object)")]
    [InlineData("Dictionary<string, object>")]
    public Task Nothing_is_offered_where_no_member_is_to_blame(string result)
        => FixTest<LeaveOutOfPayloadFix>.OffersNothingAsync($"[Cached(CacheType.User)] public interface IService {{ {result} {{|KPI040:Get|}}(int id); }}");

    [Fact]
    public Task The_methods_are_not_cached()
        => FixTest<DoNotCacheFix>.FixesAsync(
            Service + "\npublic sealed record Page(object Raw);",
            """
            [Cached(CacheType.User)]
            public interface IService
            {
                [NotCached]
                Page Get(int id);
                [NotCached]
                Page[] Find(string name);
            }
            public sealed record Page(object Raw);
            """);
}
