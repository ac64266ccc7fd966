using System.Globalization;
using System.Text;
using CsCheck;
using KpiGen.Cache.Payloads.Forms;

namespace KpiGen.Cache.Tests.Payloads.Forms;

public class DecimalTextTests
{
    // Few digits, as money has, and all that there are; the framework is the oracle.
    private static readonly Gen<decimal> Any = Gen.OneOf(
        Gen.Select(Gen.Long, Gen.Byte[0, 28], Gen.Bool, static (digits, scale, isNegative) => new decimal((int)digits, (int)(digits >> 32), 0, isNegative, scale)),
        Gen.Select(Gen.Int, Gen.Byte[0, 4], static (digits, scale) => new decimal(Math.Abs(digits / 2), 0, 0, digits < 0, scale)),
        Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.Bool, Gen.Byte[0, 28], static (low, middle, high, isNegative, scale) => new decimal(low, middle, high, isNegative, scale)));

    [Fact]
    public void A_number_has_the_text_that_the_framework_gives_it()
        => Any.Sample(static value => TextOf(value) == value.ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void The_text_of_a_number_is_read_bit_by_bit_as_the_framework_reads_it()
        => Any.Sample(static value => AreSame(value.ToString(CultureInfo.InvariantCulture)));

    [Fact]
    public void Any_text_is_the_number_that_the_framework_finds_in_it_or_none()
        => Gen.String[Gen.Char["0123456789.-+eE ,"], 0, 24].Sample(static text => AreSame(text));

    [Fact]
    public void Any_few_bytes_are_the_number_that_the_framework_finds_in_them_or_none()
        => Gen.OneOf(Gen.Byte[(byte)'0', (byte)'9'], Gen.Const((byte)'.'), Gen.Byte).Array[0, 10].Sample(static bytes => AreSame(bytes), iter: 20_000);

    [Fact]
    public void A_number_of_up_to_eight_digits_is_read_wherever_its_point_stands()
    {
        for (int digits = 1; digits <= 8; digits++)
        {
            for (int point = 0; point <= digits; point++)
            {
                Assert.True(AreSame("98765432"[..digits].Insert(point, ".")));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("1..2")]
    [InlineData("1,5")]
    [InlineData("79228162514264337593543950336")]
    public void What_is_no_number_is_refused(string text) => Assert.False(DecimalText.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("0.00")]
    [InlineData("-0.00")]
    [InlineData("1.50")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("-.5")]
    [InlineData("007")]
    [InlineData("1E3")]
    [InlineData("+1")]
    [InlineData(" 1 ")]
    [InlineData("999999999999999999")]
    [InlineData("9999999999999999999")]
    [InlineData("0.999999999999999999")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-0.0000000000000000000000000001")]
    public void Texts_at_the_edges_are_read_as_the_framework_reads_them(string text) => Assert.True(AreSame(text));

    private static string TextOf(decimal value)
    {
        Span<byte> text = stackalloc byte[DecimalText.MaxLength];
        return Encoding.UTF8.GetString(text[..DecimalText.Format(value, text)]);
    }

    private static bool AreSame(string text) => AreSame(Encoding.UTF8.GetBytes(text));

    private static bool AreSame(byte[] text)
    {
        bool isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal expected);
        return DecimalText.TryParse(text, out decimal read) == isNumber && (!isNumber || decimal.GetBits(read).AsSpan().SequenceEqual(decimal.GetBits(expected)));
    }
}
