using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Finance;

public static class CommissionErrors
{
    public static readonly DomainError DefaultStays = new(Conflict, "resource_in_use", "The default rule holds where no other one does: it stays, always, and last.");

    public static readonly DomainError Dropped = new(Conflict, "resource_in_use", "The rule was dropped. It is kept as it was for the sales that were charged by it.");

    public static readonly DomainError HasCharged = new(Conflict, "resource_in_use", "Sales were charged by this rule. Give it an end instead.");

    public static readonly DomainError TooMany = new(Conflict, "resource_in_use", $"At most {CommissionRule.MaxRules} commission rules.");

    public static readonly DomainError EndsBeforeStart = new(Invalid, "out_of_range", "A rule ends after it starts.", "endsAt");

    public static readonly DomainError MaximumBelowMinimum = new(Invalid, "out_of_range", "The maximum is not below the minimum.", "maximum");

    public static readonly DomainError NothingSold = new(Invalid, "out_of_range", "A price is above zero.", "price/amount");

    public static DomainError Percentage(string member) => new(Invalid, "out_of_range", "A percentage is from 0 to 100.", member);

    public static DomainError Decimals(string member) => new(Invalid, "invalid_format", $"A percentage has at most {CommissionTerms.RateDecimals} decimals.", member);

    public static DomainError Amount(string member) => new(Invalid, "out_of_range", "An amount of a rule is not below zero, nor beyond any price.", $"{member}/amount");

    public static DomainError OtherCurrency(string currency, string member) => new(Invalid, "unsupported_currency", $"All amounts of a rule are in one currency, here {currency}.", $"{member}/currency");
}
