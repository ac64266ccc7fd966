namespace Dashboard.Api.Http.Requests;

/// <summary>Gives equal amounts one form: 5, 5.0 and 5.00 are written alike.</summary>
internal static class CanonicalAmount
{
    // Dividing by a one with all decimals removes trailing zeros.
    private const decimal OneWithAllDecimals = 1.0000000000000000000000000000m;

    public static decimal Of(decimal amount) => amount / OneWithAllDecimals;
}
