using Marketplace.Domain.Common;

namespace Marketplace.Domain.UnitTests.Common;

public sealed class AddressTests
{
    private static readonly Address Sound = new() { Name = "A. Buyer", Line1 = "1 Quay Road", City = "Port Louis", Country = "MU" };

    [Fact]
    public void A_sound_address_passes_unchanged() =>
        (Sound with { Subdivision = "MU-PL", PostalCode = "11302", Phone = "+23052512345" }).Checked("shippingAddress").PostalCode.ShouldBe("11302");

    public static TheoryData<Address, string, string> Faults => new()
    {
        { Sound with { Name = " " }, "required", "billingAddress/name" },
        { Sound with { Line1 = "" }, "required", "billingAddress/line1" },
        { Sound with { City = new string('x', 101) }, "too_long", "billingAddress/city" },
        { Sound with { Company = new string('x', 201) }, "too_long", "billingAddress/company" },
        { Sound with { Country = "mu" }, "invalid_value", "billingAddress/country" },
        { Sound with { Country = "XX" }, "invalid_value", "billingAddress/country" },
        { Sound with { Subdivision = "Port Louis" }, "invalid_format", "billingAddress/subdivision" },
        { Sound with { Subdivision = "FR-75" }, "invalid_value", "billingAddress/subdivision" },
        { Sound with { Phone = "052512345" }, "invalid_format", "billingAddress/phone" },
        { Sound with { Phone = "+23052512345\n" }, "invalid_format", "billingAddress/phone" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_told_at_its_place(Address address, string code, string member)
    {
        var error = Should.Throw<DomainException>(() => address.Checked("billingAddress")).Error;

        (error.Code, error.Member).ShouldBe((code, member));
    }
}
