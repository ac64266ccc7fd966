using KpiGen.Cache.Payloads.Wire;
using MessagePack;

namespace KpiGen.Cache.Tests.Payloads;

public class WireCodeTests
{
    [Fact]
    public void Every_code_has_the_type_and_the_name_that_MessagePack_CSharp_gives_it()
        => Assert.All(Enumerable.Range(byte.MinValue, byte.MaxValue + 1).Select(static code => (byte)code), static code => Assert.Equal(
            (MessagePackCode.ToMessagePackType(code).ToString(), MessagePackCode.ToFormatName(code)),
            (WireCode.TypeOf(code).ToString(), WireCode.NameOf(code))));
}
