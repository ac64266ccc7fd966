using Dashboard.Api.Kpis.Search;

namespace Dashboard.Api.Http.Requests;

/// <summary>One page of a list.</summary>
/// <param name="Page">Starts at 1.</param>
internal readonly record struct PageParameters(int Page, int Size)
{
    private const int DefaultSize = 10;
    private const int MaxSize = 100;

    public static PageParameters Read(RequestReader reader, string? page, string? size)
    {
        PageParameters read = new(
            reader.Integer("page", page, fallback: 1, minimum: 1, SearchLimits.MaxResultWindow),
            reader.Integer("size", size, DefaultSize, minimum: 1, MaxSize));
        if (!SearchLimits.Allows(read.Page, read.Size))
        {
            reader.Errors.Add("page", page, $"with a size of {read.Size} use a page from 1 to {SearchLimits.MaxResultWindow / read.Size}: only the first {SearchLimits.MaxResultWindow} results can be reached");
        }

        return read;
    }
}
