namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>
/// The smallest runtime that emitted code can run on: a dictionary for each method. Its types hide those of KpiGen.Cache, so that these
/// tests are about the emitted code alone.
/// </summary>
internal static class FakeRuntime
{
    public const string Source = """
        namespace KpiGen.Cache.CompilerServices
        {
            public static class CachedServices
            {
                public static void Decorate<TService, TMethods>(
                    Microsoft.Extensions.DependencyInjection.IServiceCollection services,
                    Func<CachedService<TService>, TMethods> createMethods,
                    Func<IServiceProvider, TMethods, TService> createDecorator)
                    where TService : class
                    where TMethods : class
                    => services.Add(new(typeof(TService), createDecorator(new Origins<TService>(), createMethods(new CachedService<TService>()))));
            }

            public sealed class Origins<TService> : IServiceProvider
            {
                public static TService? Origin;
                public static int Resolved;
                public object? GetService(Type type) { Resolved++; return Origin; }
            }

            public sealed class CachedService<TService>
                where TService : class
            {
                public static readonly List<CachedMethodDescriptor> Descriptors = [];
                public TService ResolveOrigin(IServiceProvider services) => (TService)services.GetService(typeof(TService))!;
                public CachedMethod<TService, TKey, TValue> Method<TKey, TValue>(CachedMethodDescriptor descriptor, PayloadCodec<TValue> codec)
                    where TKey : struct, ICacheKey<TKey>
                {
                    Descriptors.Add(descriptor);
                    return new CachedMethod<TService, TKey, TValue>(this);
                }
            }

            public sealed class CachedMethod<TService, TKey, TValue>(CachedService<TService> service)
                where TService : class
                where TKey : struct, ICacheKey<TKey>
            {
                private readonly Dictionary<TKey, Task<TValue>> _entries = [];
                public bool TryGetTask(in TKey key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Task<TValue>? task) => _entries.TryGetValue(key, out task);
                public bool TryGetValue(in TKey key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out TValue value)
                {
                    bool found = _entries.TryGetValue(key, out Task<TValue>? task);
                    value = found ? task!.Result : default;
                    return found;
                }

                public Task<TValue> LoadAsync<TArgs>(TKey key, IServiceProvider services, TArgs args, Func<TService, TArgs, CancellationToken, Task<TValue>> load, CancellationToken token)
                    => _entries[key] = load(service.ResolveOrigin(services), args, token);
                public ValueTask<TValue> LoadValueAsync<TArgs>(TKey key, IServiceProvider services, TArgs args, Func<TService, TArgs, CancellationToken, ValueTask<TValue>> load, CancellationToken token)
                    => new(_entries[key] = load(service.ResolveOrigin(services), args, token).AsTask());
                public TValue Load<TArgs>(TKey key, IServiceProvider services, TArgs args, Func<TService, TArgs, CancellationToken, TValue> load, CancellationToken token)
                    => (_entries[key] = Task.FromResult(load(service.ResolveOrigin(services), args, token))).Result;
            }
        }
        """;
}
