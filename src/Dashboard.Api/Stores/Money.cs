namespace Dashboard.Api.Stores;

/// <summary>Brings amounts of every store into one form, so that equal figures are equal as text, too.</summary>
internal static class Money
{
    /// <summary>Dividing by a one with all decimals removes trailing zeros: 71008.260 becomes 71008.26.</summary>
    private const decimal OneWithAllDecimals = 1.0000000000000000000000000000m;

    public static decimal Normalize(decimal amount) => amount / OneWithAllDecimals;

    /// <summary>A sum that arrived as a double: stored amounts have three decimals, what lies beyond is noise of the addition.</summary>
    public static decimal FromSum(double amount) => Normalize(Math.Round((decimal)amount, 3));

    /// <summary>An average; the conversion keeps the 15 digits that a double holds for certain.</summary>
    public static decimal FromAverage(double amount) => Normalize((decimal)amount);
}
