namespace KpiGen.Cache.Generators.Tests.Compiles;

/// <summary>Shapes of methods that invalidate, and of tags.</summary>
internal static class InvalidationShapes
{
    public static readonly Dictionary<string, string> All = new()
    {
        ["invalidation"] = """
            namespace App;
            public sealed record Product(string Sku, string? Brand, decimal Price, DateOnly? Since);
            public enum Kind : byte { None }
            [Cached(CacheType.Product, Tags = ["all products", "\"quoted\" \\ {{braces}}\n"])]
            public interface IProducts
            {
                Task<Product?> GetAsync(string sku, CancellationToken token = default);
                [Cached(CacheType.Search, Tags = ["brand:{brand}", "{kind}/{page}:{sizes.Count}"])] Task<IReadOnlyList<Product>> FindAsync(string? brand, Kind kind, int? page, List<int> sizes);
                [InvalidatesCache(CacheType.Search, Method = nameof(GetAsync), Arguments = ["product.Sku"], Tags = ["brand:{product.Brand}", "since:{product.Since.Year}"])]
                Task<Product> SaveAsync(Product product, CancellationToken token = default);
                [InvalidatesCache(Method = nameof(FindAsync))] Task RemoveAsync(string? brand, Kind kind, int? page, List<int> sizes);
                [InvalidatesCache("own", "types")] ValueTask<(int Left, string? Right)> CountAsync();
                [InvalidatesCache("own"), InvalidatesCache(CacheType.User)] ValueTask CloseAsync();
                [InvalidatesCache("own")] void Clear(params string[] names);
                [InvalidatesCache("own")] Product? Take(Product? product);
                Task RefreshAsync();
            }
            """,
        ["invalidation of signatures"] = """
            namespace App;
            public interface IEntity<T> where T : struct { T Id { get; } }
            public interface ISignatures
            {
                [InvalidatesCache("own", Tags = ["{id}"])] Task<int> InAsync(in int id);
                [InvalidatesCache("own", Tags = ["{id}"])] Task OutAsync(ref int id, out string? name);
                [InvalidatesCache("own", Tags = ["{span.Length}"])] ValueTask<int> SpanAsync(ReadOnlySpan<char> span);
                [InvalidatesCache("own")] unsafe int* Pointer(int* pointer);
                [InvalidatesCache("own")] Span<int> Span(Span<int> span);
                [InvalidatesCache("own", Tags = ["{entity.Id}"])] Task<TEntity?> GenericAsync<TEntity>(TEntity entity) where TEntity : class, IEntity<int>;
                [InvalidatesCache("own")] T? Any<T>(T? value);
                [InvalidatesCache("own")] Task<T?> AnyAsync<T>(T value, ref readonly int id) where T : struct;
                [InvalidatesCache("own"), Obsolete("old", true)] Task<int> ObsoleteAsync();
                [InvalidatesCache("own"), Obsolete("old")] void Old();
                [InvalidatesCache("own")] dynamic Dynamic(dynamic value);
            }
            """,
        ["invalidation of hostile names"] = """
            namespace @namespace
            {
                public sealed record @struct(string @class, int field);
                public interface IHostile
                {
                    [Cached("own", Tags = ["{class}:{@event.class}:{event.field}"])] int Get(string @class, @struct @event, int key);
                    [InvalidatesCache(Method = nameof(Get), Tags = ["{class}:{@event.class}:{event.field}"])] int Set(string @class, @struct @event, int key, int invalidation, int result, int call, int T);
                    [InvalidatesCache("own")] Task<int> InvalidateAfter(int InvalidateAfter, int _methods);
                    [Cached("own")] int InvalidateAfter();
                }
            }
            """,
        ["invalidation in constructions"] = """
            namespace App;
            public sealed record Product(string Sku);
            [Cached(CacheType.Product, Closed = [typeof(IRepository<Product>), typeof(IRepository<int?>), typeof(IRepository<List<string>>)], Tags = ["{id}", "{id.Length}"])]
            public interface IRepository<T>
            {
                Task<T?> FindAsync(string id, CancellationToken token);
                [CachedBatch(nameof(FindAsync))] Task<IReadOnlyDictionary<string, T?>> FindManyAsync(IReadOnlyList<string> ids, CancellationToken token);
                [Cached(CacheType.Product, Tags = ["{id}"])] IAsyncEnumerable<T> AllAsync(string id, CancellationToken token);
                [InvalidatesCache(Method = nameof(FindAsync))] ValueTask<T> SaveAsync(string id, T value);
                [InvalidatesCache("own", Tags = ["{id}"])] Task<T?> TakeAsync(int id);
                [InvalidatesCache(Method = nameof(AllAsync), Tags = ["{id}"])] void Clear(string id);
            }
            """,
        ["invalidation and batches beside unsafe names"] = """
            namespace App;
            public unsafe interface IBuffers<T> { T[] All { get; } }
            [Cached(CacheType.User)]
            public unsafe interface INative : IBuffers<int*[]>
            {
                Task<string> GetAsync(int id);
                [CachedBatch(nameof(GetAsync))] Task<IReadOnlyDictionary<int, string>> GetManyAsync(IReadOnlyList<int> ids);
                [InvalidatesCache(Method = nameof(GetAsync))] Task<int> SetAsync(int id);
                [InvalidatesCache(Method = nameof(GetAsync))] ValueTask<int> ResetAsync(int id);
                [Cached(CacheType.User)] IAsyncEnumerable<int> ReadAsync(int id);
            }
            """,
        ["invalidation alone"] = """
            public partial interface IWriter { [InvalidatesCache("own")] Task A(int id); [InvalidatesCache("own")] Task B(int id); }
            public partial interface IWriter { [InvalidatesCache("own")] void C(); int D { get; set; } }
            public interface IInherits : IWriter { [InvalidatesCache("other")] new void C(); }
            """,
    };
}
