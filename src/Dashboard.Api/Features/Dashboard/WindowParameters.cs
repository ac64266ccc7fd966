using Dashboard.Api.Http.Requests;
using Dashboard.Api.Kpis;

namespace Dashboard.Api.Features.Dashboard;

/// <summary>The window as a client spells it: <c>from</c> and <c>to</c>, or <c>range</c> up to <c>asOf</c>.</summary>
internal readonly record struct WindowParameters(string? From, string? To, string? Range, string? AsOf)
{
    private static readonly TimeSpan DefaultLength = TimeSpan.FromDays(30);

    // The answer has an entry for each day; without a limit a request could ask for millions.
    private static readonly TimeSpan MaxLength = TimeSpan.FromDays(3660);

    /// <summary>Reads the window. An end that is not given is the midnight after the newest order; a start that is not given is 30 days before it.</summary>
    /// <param name="reader">Collects the errors; the window is meaningless when there are any.</param>
    /// <param name="newestOrder">Is asked only when the end is not given.</param>
    public async Task<KpiWindow> ReadAsync(
        RequestReader reader, Func<CancellationToken, Task<DateTimeOffset>> newestOrder, CancellationToken cancellationToken)
    {
        DateTimeOffset? from = reader.Instant("from", From);
        DateTimeOffset? end = reader.Instant("to", To);
        DateTimeOffset? asOf = reader.Instant("asOf", AsOf);
        TimeSpan length = reader.Range("range", Range, DefaultLength, MaxLength);
        RejectMixture(reader.Errors);
        if (reader.Errors.Any)
        {
            return default;
        }

        DateTimeOffset to = end ?? asOf ?? KpiWindow.EndOfDay(await newestOrder(cancellationToken).ConfigureAwait(false));
        KpiWindow window = new(from ?? to - length, to);
        Check(window, reader.Errors);
        return window;
    }

    private void RejectMixture(RequestErrors errors)
    {
        bool hasBounds = !string.IsNullOrWhiteSpace(From) || !string.IsNullOrWhiteSpace(To);
        if (hasBounds && !string.IsNullOrWhiteSpace(Range))
        {
            errors.Add("range", Range, "use either from and to, or range and asOf");
        }

        if (hasBounds && !string.IsNullOrWhiteSpace(AsOf))
        {
            errors.Add("asOf", AsOf, "use either from and to, or range and asOf");
        }
    }

    private void Check(KpiWindow window, RequestErrors errors)
    {
        if (window.From >= window.To)
        {
            errors.Add("from", From, $"use an instant before the end of the window, {window.To:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        }
        else if (window.To - window.From > MaxLength)
        {
            errors.Add("from", From, $"use a window of at most {MaxLength.Days} days");
        }
    }
}
