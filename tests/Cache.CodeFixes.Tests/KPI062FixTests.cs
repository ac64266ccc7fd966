using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI062FixTests
{
    [Fact]
    public Task The_interface_and_its_implementations_take_a_token()
        => FixTest<CancellationFix>.FixesAsync(
            """
            [Cached(CacheType.User)]
            public interface IService
            {
                Task<int> {|KPI062:GetAsync|}(int id);
                ValueTask<int> {|KPI062:CountAsync|}();
            }

            public class Service : IService
            {
                public virtual Task<int> GetAsync(int id) => Task.FromResult(id);
                ValueTask<int> IService.CountAsync() => new(1);
            }

            public class Special : Service
            {
                public override Task<int> GetAsync(int id) => base.GetAsync(id + 1);
            }

            /// <summary>Calls <see cref="IService.GetAsync"/>.</summary>
            public class Caller(IService service)
            {
                public string Name => nameof(service.GetAsync);
                public async Task<int> CallAsync() => await service.GetAsync(1) + await service.CountAsync();
            }
            """,
            """
            [Cached(CacheType.User)]
            public interface IService
            {
                Task<int> GetAsync(int id, CancellationToken cancellationToken = default);
                ValueTask<int> CountAsync(CancellationToken cancellationToken = default);
            }

            public class Service : IService
            {
                public virtual Task<int> GetAsync(int id, CancellationToken cancellationToken = default) => Task.FromResult(id);
                ValueTask<int> IService.CountAsync(CancellationToken cancellationToken) => new(1);
            }

            public class Special : Service
            {
                public override Task<int> GetAsync(int id, CancellationToken cancellationToken = default) => base.GetAsync(id + 1);
            }

            /// <summary>Calls <see cref="IService.GetAsync"/>.</summary>
            public class Caller(IService service)
            {
                public string Name => nameof(service.GetAsync);
                public async Task<int> CallAsync() => await service.GetAsync(1) + await service.CountAsync();
            }
            """);

    [Fact]
    public Task A_file_without_the_using_directive_gets_the_full_name()
        => FixTest<CancellationFix>.FixesFilesAsync(
            (
                "using System.Threading.Tasks;\nusing KpiGen.Cache;\n\n[Cached(CacheType.User)]\npublic interface IService\n{\n    Task<int> {|KPI062:GetAsync|}(int id);\n}\n",
                "using System.Threading.Tasks;\nusing KpiGen.Cache;\n\n[Cached(CacheType.User)]\npublic interface IService\n{\n    Task<int> GetAsync(int id, System.Threading.CancellationToken cancellationToken = default);\n}\n"),
            (
                "using System.Threading.Tasks;\n\npublic class Service : IService\n{\n    public Task<int> GetAsync(int id) => Task.FromResult(id);\n}\n",
                "using System.Threading.Tasks;\n\npublic class Service : IService\n{\n    public Task<int> GetAsync(int id, System.Threading.CancellationToken cancellationToken = default) => Task.FromResult(id);\n}\n"));

    [Theory]
    [InlineData("Task<int> {|KPI062:GetAsync|}(params int[] ids);")]
    [InlineData("Task<int> {|KPI062:GetAsync|}(int cancellationToken);")]
    [InlineData("Task<int> {|KPI062:GetAsync|}(int id); Task<int> GetAsync(int id, CancellationToken token);")]
    public Task Nothing_is_offered_where_there_is_no_room(string members)
        => FixTest<CancellationFix>.OffersNothingAsync($"[Cached(CacheType.User)] public interface IService {{ {members} }}");

    [Theory]
    [InlineData("public class Caller { public Func<int, Task<int>> Bind(IService service) => service.GetAsync; }")]
    [InlineData("public class Caller { public System.Linq.Expressions.Expression<Func<IService, Task<int>>> Setup => service => service.GetAsync(1); }")]
    [InlineData("/// <summary>Calls <see cref=\"IService.GetAsync(int)\"/>.</summary>\npublic class Caller;")]
    public Task Nothing_is_offered_where_a_use_would_not_compile(string use)
        => FixTest<CancellationFix>.OffersNothingAsync($"[Cached(CacheType.User)] public interface IService {{ Task<int> {{|KPI062:GetAsync|}}(int id); }}\n{use}");
}
