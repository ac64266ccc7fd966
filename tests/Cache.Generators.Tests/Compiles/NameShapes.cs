namespace KpiGen.Cache.Generators.Tests.Compiles;

/// <summary>Shapes of services whose names collide with each other, with keywords or with what is emitted.</summary>
internal static class NameShapes
{
    public static readonly Dictionary<string, string> All = new()
    {
        ["hostile names"] = """
            namespace @namespace.@class
            {
                public record struct @struct(int @int, string @string);
                [Cached(CacheType.User)]
                public interface IHostile
                {
                    Task<int> A(int @class, int inner, int origin, int args, int token, int key, int hit);
                    Task<int> B(int Item1, int Item3, int Rest, int ToString, int Equals, int WriteTo);
                    Task<int> C(int _services, int _methods, int Origin, int Methods, int obj, int other, int writer);
                    Task<@struct> @event(@struct @event, CancellationToken @await);
                    int Equals(int GetHashCode);
                    string ToString(string value);
                    int GetHashCode(int field);
                    int Methods();
                    int Origin(int @params);
                    int IHostileDecorator();
                    int HostileDecorator();
                    int Key { get; set; }
                    event Action @lock;
                    void @new(int @new);
                }
            }
            """,
        ["batches with hostile names"] = """
            namespace App;
            [Cached(CacheType.User)]
            public interface IHostileBatches
            {
                Task<string> @event(int @class, int Item1, int user);
                [CachedBatch("event")] Task<Dictionary<int, string>> @int(int[] @string, int Item1, int user, [CacheKeyIgnore] int args);
                [CachedBatch("event")] Task<Dictionary<int, string>> Methods(int[] ids, int Item1, int user, CancellationToken key);
                [CachedBatch("event")] Task<Dictionary<int, string>> Service(int[] origin, int Item1, int user, [CacheKeyIgnore] int batch);
                [CachedBatch("event")] Task<Dictionary<int, string>> Service(List<int> id, int Item1, int user, [CacheKeyIgnore] int token);
            }
            """,
        ["nested"] = """
            namespace App
            {
                public class Outer
                {
                    public class Middle { [Cached(CacheType.User)] public interface IService { int Get(int id); } }
                    protected internal interface IOther { [Cached(CacheType.User)] int Get(int id); }
                    [Cached(CacheType.User)] internal interface IService { int Get(int id); }
                }
                [Cached(CacheType.User)] public interface IService { int Get(int id); }
                [Cached(CacheType.User)] public interface Service { int Get(int id); }
            }
            namespace Other { [Cached(CacheType.User)] internal interface IService { int Get(int id); } }
            """,
        ["a taken name"] = """
            namespace App;
            public static class UsersKeys;
            [Cached(CacheType.User)] public interface IUsers { int Get(int id); }
            """,
        ["global namespace"] = "[Cached(CacheType.User)] public interface IGlobal { Task<string> GetAsync(int id); }",
        ["names that differ in case"] = """
            namespace App { [Cached(CacheType.User)] public interface IService { int Get(int id); } [Cached(CacheType.User)] public interface Iservice { int Get(int id); } [Cached(CacheType.User)] public interface Service { int Get(int id); } }
            namespace app { [Cached(CacheType.User)] public interface IService { int Get(int id); int get(int id); int GET(); } }
            """,
        ["names that run together"] = """
            namespace App
            {
                public class A { [Cached(CacheType.User)] public interface IB { int Get(int id); } public class B { [Cached(CacheType.User)] public interface IC { int Get(int id); } } }
                public class A_B { [Cached(CacheType.User)] public interface IC { int Get(int id); } }
                [Cached(CacheType.User)] public interface IA_B { int Get(int id); string ToString(); int MemberwiseClone(); int A_BKeys(); }
                [Cached(CacheType.User)] public interface IKeys { int KeysKeys(); int GetHashCode(); }
            }
            """,
    };
}
