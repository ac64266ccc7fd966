using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.CompilerServices;

/// <summary>Finds the user that a call is for. Generated code calls it for methods with <c>VaryByUser</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CacheUsers
{
    /// <summary>Returns the id of the caller.</summary>
    /// <param name="services">The scope of the decorator.</param>
    /// <exception cref="InvalidOperationException">No <see cref="ICacheUser"/> is registered, or it has no id.</exception>
    public static string IdOf(IServiceProvider services)
    {
        if (services.GetService<ICacheUser>() is not { } user)
        {
            throw new InvalidOperationException("A cached method varies by user, but no ICacheUser is registered.");
        }

        return string.IsNullOrEmpty(user.Id)
            ? throw new InvalidOperationException($"A cached method varies by user, but '{user.GetType()}' has no id for this caller. Give anonymous callers an id of their own.")
            : user.Id;
    }

    /// <summary>Tells the origin who its load is for.</summary>
    public static void Enter(string user) => CacheLoad.UserId = user;
}
