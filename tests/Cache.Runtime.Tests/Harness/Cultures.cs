using System.Globalization;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>Cultures that format numbers, dates and letters in other ways than the invariant one.</summary>
internal static class Cultures
{
    public static readonly string[] Hostile = ["de-DE", "tr-TR", "ar-SA", "fa-IR", "sv-SE"];

    public static T In<T>(string culture, Func<T> action)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
