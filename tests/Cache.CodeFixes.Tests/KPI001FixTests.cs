using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI001FixTests
{
    [Fact]
    public Task An_attribute_that_can_do_nothing_is_removed()
        => FixTest<RemoveCachedFix>.FixesAsync(
            """
            public interface IService
            {
                [Cached(CacheType.User)]
                int Get(int id);

                /// <summary>Saves.</summary>
                [Cached(CacheType.User)]
                Task {|KPI001:SaveAsync|}(int id);

                [Cached(CacheType.User)] bool {|KPI001:TryGet|}(int id, out int value);

                [Obsolete]
                [Cached(CacheType.User), System.ComponentModel.Browsable(false)]
                T {|KPI001:Any|}<T>(int id);
            }
            """,
            """
            public interface IService
            {
                [Cached(CacheType.User)]
                int Get(int id);

                /// <summary>Saves.</summary>
                Task SaveAsync(int id);

                bool TryGet(int id, out int value);

                [Obsolete]
                [System.ComponentModel.Browsable(false)]
                T Any<T>(int id);
            }
            """);

    [Fact]
    public Task The_attribute_of_a_class_moves_to_its_interface()
        => FixTest<MoveToInterfaceFix>.FixesAsync(
            """
            public interface IService
            {
                /// <summary>Gets one.</summary>
                int Get(int id);
                int Find(string name);
            }

            public class Service : IService
            {
                /// <inheritdoc/>
                [Cached(CacheType.User, TtlSeconds = 60)]
                public int {|KPI001:Get|}(int id) => id;

                [Cached("names")]
                int IService.{|KPI001:Find|}(string name) => name.Length;
            }
            """,
            """
            public interface IService
            {
                /// <summary>Gets one.</summary>
                [Cached(CacheType.User, TtlSeconds = 60)]
                int Get(int id);
                [Cached("names")]
                int Find(string name);
            }

            public class Service : IService
            {
                /// <inheritdoc/>
                public int Get(int id) => id;

                int IService.Find(string name) => name.Length;
            }
            """);

    [Fact]
    public Task The_interface_may_stand_in_another_file()
        => FixTest<MoveToInterfaceFix>.FixesFilesAsync(
            (
                "namespace App;\n\npublic interface IService\n{\n    int Get(int id);\n}\n",
                "namespace App;\n\npublic interface IService\n{\n    [KpiGen.Cache.Cached(KpiGen.Cache.CacheType.Product)]\n    int Get(int id);\n}\n"),
            (
                "using KpiGen.Cache;\n\nnamespace App;\n\npublic class Service : IService\n{\n    [Cached(CacheType.Product)]\n    public int {|KPI001:Get|}(int id) => id;\n}\n",
                "using KpiGen.Cache;\n\nnamespace App;\n\npublic class Service : IService\n{\n    public int Get(int id) => id;\n}\n"));

    [Theory]
    [InlineData("public class Service { [Cached(CacheType.User)] public int {|KPI001:Get|}(int id) => id; }")]
    [InlineData("public interface IA { int Get(int id); } public interface IB { int Get(int id); } public class Service : IA, IB { [Cached(CacheType.User)] public int {|KPI001:Get|}(int id) => id; }")]
    [InlineData("public interface IService { void Run(int id); } public class Service : IService { [Cached(CacheType.User)] public void {|KPI001:Run|}(int id) { } }")]
    [InlineData("public interface IService { Task RunAsync(int id); } public class Service : IService { [Cached(CacheType.User)] public Task {|KPI001:RunAsync|}(int id) => Task.CompletedTask; }")]
    [InlineData("public interface IService<T> { int Get(T id); } public class Service : IService<int> { [Cached(CacheType.User)] public int {|KPI001:Get|}(int id) => id; }")]
    [InlineData("public interface IService { int Get(int id); } public class Service : IService { private const int Ttl = 60; [Cached(CacheType.User, TtlSeconds = Ttl)] public int {|KPI001:Get|}(int id) => id; }")]
    [InlineData("public interface IService { [Cached(CacheType.User)] int Get(int id); } public class Service : IService { [Cached(CacheType.User)] public int {|KPI001:Get|}(int id) => id; }")]
    [InlineData("public class Service : IComparable<int> { [Cached(CacheType.User)] public int {|KPI001:CompareTo|}(int other) => other; }")]
    public Task Nothing_moves_where_the_interface_could_not_take_it(string source) => FixTest<MoveToInterfaceFix>.OffersNothingAsync(source);
}
