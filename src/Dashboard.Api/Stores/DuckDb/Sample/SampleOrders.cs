using System.Globalization;

namespace Dashboard.Api.Stores.DuckDb.Sample;

/// <summary>
/// Generates the lines of the sample orders, about 200,000, always the same ones for a seed. They hold what makes real order data
/// difficult: guests, first orders, cancellations, adjustments, write-offs, lines that are no products, and a few customers and products
/// that make up most of the revenue.
/// </summary>
internal sealed class SampleOrders(ulong seed)
{
    private const int FirstCustomer = 12_000;
    private const int CustomersAtStart = 600;
    private const int NewCustomersPerDay = 7;

    private static readonly int[] QuantityWeights = [46, 22, 10, 8, 4, 5, 1, 1, 0, 1, 0, 2];

    private readonly SplitMix64 _random = new(seed);
    private readonly List<SampleLine> _order = [];
    private int _nextOrder = 400_001;

    public IEnumerable<SampleLine> Lines()
    {
        IReadOnlyList<SampleProduct> products = SampleProducts.Generate(_random);
        for (DateOnly day = SampleCalendar.First; day < SampleCalendar.End; day = day.AddDays(1))
        {
            int orders = SampleCalendar.Orders(day, _random);
            for (int index = 0; index < orders; index++)
            {
                WriteOrder(day, products);
                foreach (SampleLine line in _order)
                {
                    yield return line;
                }
            }

            foreach (SampleLine line in Bookkeeping(day, products))
            {
                yield return line;
            }
        }
    }

    /// <summary>Fills the buffer with one order and, now and then, with the cancellation of a part of it.</summary>
    private void WriteOrder(DateOnly day, IReadOnlyList<SampleProduct> products)
    {
        _order.Clear();
        DateTime moment = SampleCalendar.Moment(day, _random);
        string? customer = _random.Chance(150) ? null : CustomerOf(day);
        string country = CountryOf(customer);
        string id = NextOrder();
        int lines = 1 + _random.Skewed(21);
        for (int index = 0; index < lines; index++)
        {
            SampleProduct product = Choose(day, products);
            decimal price = _random.Chance(80) ? Math.Round(product.Price * 0.9m, 2) : product.Price;
            int quantity = 1 + _random.Weighted(QuantityWeights);
            _order.Add(new SampleLine(
                id, product.Sku, product.Name, quantity, moment, price, customer, country, product.Category, product.Manufacturer));
        }

        if (country != SampleCountries.Names[0] && _random.Chance(400))
        {
            _order.Add(new SampleLine(id, "POST", "Postage", 1, moment, 9.5m, customer, country, null, null));
        }

        if (_random.Chance(25))
        {
            CancelPart(moment.AddMinutes(5 + _random.Below(9_000)));
        }
    }

    private void CancelPart(DateTime moment)
    {
        if (moment >= SampleCalendar.End.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))
        {
            return;
        }

        string id = "C" + NextOrder();
        int lines = 1 + _random.Below(_order.Count);
        for (int index = 0; index < lines; index++)
        {
            SampleLine line = _order[index];
            _order.Add(line with { OrderId = id, Quantity = -line.Quantity, Date = moment });
        }
    }

    /// <summary>What the shop itself books: broken goods without value, and now and then a correction in money.</summary>
    private IEnumerable<SampleLine> Bookkeeping(DateOnly day, IReadOnlyList<SampleProduct> products)
    {
        string home = SampleCountries.Names[0];
        if (_random.Chance(600))
        {
            SampleProduct product = products[_random.Below(products.Count)];
            DateTime moment = SampleCalendar.Moment(day, _random);
            yield return new SampleLine(
                NextOrder(), product.Sku, "Damaged", -1 - _random.Below(40), moment, 0m, null, home, product.Category, product.Manufacturer);
        }

        if (_random.Chance(10))
        {
            DateTime moment = SampleCalendar.Moment(day, _random);
            yield return new SampleLine("A" + NextOrder(), "ADJUST", "Adjustment", 1, moment, -10m - _random.Below(400), null, home, null, null);
        }
    }

    /// <summary>Few products sell much; out of season a product is often left on the shelf.</summary>
    private SampleProduct Choose(DateOnly day, IReadOnlyList<SampleProduct> products)
    {
        while (true)
        {
            SampleProduct product = products[_random.Skewed(products.Count)];
            int distance = Math.Abs(day.Month - SampleCategories.All[product.CategoryIndex].PeakMonth);
            if (!_random.Chance(80 * Math.Min(distance, 12 - distance)))
            {
                return product;
            }
        }
    }

    private string CustomerOf(DateOnly day)
    {
        int known = CustomersAtStart + ((day.DayNumber - SampleCalendar.First.DayNumber) * NewCustomersPerDay);
        return (FirstCustomer + _random.Skewed(known)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A customer always orders from the same country, so it is drawn from the customer number.</summary>
    private string CountryOf(string? customer)
    {
        SplitMix64 draw = customer is null ? _random : new SplitMix64(seed ^ ulong.Parse(customer, CultureInfo.InvariantCulture));
        return SampleCountries.Names[draw.Weighted(SampleCountries.Weights)];
    }

    private string NextOrder() => (_nextOrder++).ToString(CultureInfo.InvariantCulture);
}
