using Marketplace.Domain.Common;
using Marketplace.Domain.Payments.Contracts;

namespace Marketplace.Domain.Payments;

public enum PaymentKind { Card, Wallet, BankTransfer, Cash }

public enum PaymentFlow { Redirect, DeepLink, Sdk, Offline }

/// <summary>What an admin decides about a way to pay.</summary>
/// <param name="Currencies">Empty: every one.</param>
/// <param name="Countries">Of the buyer's billing address; empty: everywhere.</param>
public sealed record PaymentMethodDetails(
    string Name, int Position, bool IsActive, IReadOnlyList<string> Currencies, IReadOnlyList<string> Countries, Money? Minimum, Money? Maximum)
{
    /// <summary>A picture that shows it.</summary>
    public UploadId? IconId { get; init; }
}

/// <summary>
/// A way to pay. Which there are is part of the program, because each needs code behind it; how it is called, where it stands and whom it is offered to is decided by an admin.
/// </summary>
public sealed class PaymentMethod : AggregateRoot, IAudited
{
    public const int MaxCodeLength = 50;
    public const int MaxNameLength = 100;
    public const int MaxPosition = 1000;

    private PaymentMethod() => (Code, Name, Currencies, Countries) = ("", "", [], []); // EF Core

    public PaymentMethodId Id { get; private init; }

    public string Code { get; private init; }

    public string Name { get; private set; }

    public PaymentProvider Provider { get; private init; }

    public PaymentKind Kind { get; private init; }

    public PaymentFlow Flow { get; private init; }

    public int Position { get; private set; }

    public bool IsActive { get; private set; }

    public IReadOnlyList<string> Currencies { get; private set; }

    public IReadOnlyList<string> Countries { get; private set; }

    /// <summary>The least that can be paid by it, in the smallest unit of its currency; an amount in another currency is not bound.</summary>
    public long? MinimumAmount { get; private set; }

    public string? MinimumCurrency { get; private set; }

    public long? MaximumAmount { get; private set; }

    public string? MaximumCurrency { get; private set; }

    /// <summary>A picture that shows it.</summary>
    public UploadId? IconId { get; private set; }

    public string? AuditedAs => "paymentMethods";

    public PaymentMethodDetails Details => new(Name, Position, IsActive, Currencies, Countries, MoneyOf(MinimumAmount, MinimumCurrency), MoneyOf(MaximumAmount, MaximumCurrency)) { IconId = IconId };

    public void Change(PaymentMethodDetails details)
    {
        Name = Require.Text(details.Name, MaxNameLength, "name").Trim();
        Position = Require.Range(details.Position, 0, MaxPosition, "position");
        foreach (var currency in details.Currencies) Require.Currency(currency, "currencies");
        foreach (var country in details.Countries) Ensure.That(Country.IsKnown(country), PaymentErrors.UnknownCountry);
        Ensure.That(details.Minimum is not { MinorUnits: < 0 }, PaymentErrors.NegativeLimit("minimum"));
        Ensure.That(details.Maximum is not { MinorUnits: < 0 }, PaymentErrors.NegativeLimit("maximum"));
        Ensure.That(details is not { Minimum: { } least, Maximum: { } most } || least.Currency != most.Currency || least.MinorUnits <= most.MinorUnits, PaymentErrors.LimitsCross);
        (IsActive, IconId) = (details.IsActive, details.IconId);
        (MinimumAmount, MinimumCurrency) = (details.Minimum?.MinorUnits, details.Minimum?.Currency);
        (MaximumAmount, MaximumCurrency) = (details.Maximum?.MinorUnits, details.Maximum?.Currency);
        (Currencies, Countries) = ([.. details.Currencies.Distinct()], [.. details.Countries.Distinct()]);
        Raise(new PaymentMethodUpdated(Id, Code));
    }

    private static Money? MoneyOf(long? amount, string? currency) => amount is { } minor && currency is not null ? new Money(minor, currency) : null;
}

/// <summary>The ways to pay that the program knows, as they are before an admin decides otherwise.</summary>
public static class KnownMethods
{
    public const string CashOnDelivery = "cashOnDelivery";
    public const string BankTransfer = "manual.transfer";

    public static IReadOnlyList<KnownMethod> All { get; } =
    [
        new(1, CashOnDelivery, "Cash on delivery", PaymentProvider.CashOnDelivery, PaymentKind.Cash, PaymentFlow.Offline),
        new(2, "stripe.card", "Card", PaymentProvider.Stripe, PaymentKind.Card, PaymentFlow.Sdk),
        new(3, "paypal.wallet", "PayPal", PaymentProvider.Paypal, PaymentKind.Wallet, PaymentFlow.Redirect),
        new(4, "razorpay.checkout", "Razorpay", PaymentProvider.Razorpay, PaymentKind.Card, PaymentFlow.Sdk),
        new(5, "mips.juice", "MCB Juice", PaymentProvider.Mips, PaymentKind.Wallet, PaymentFlow.DeepLink),
        new(6, "mips.myt", "my.t money", PaymentProvider.Mips, PaymentKind.Wallet, PaymentFlow.Redirect),
        new(7, "mips.card", "Card", PaymentProvider.Mips, PaymentKind.Card, PaymentFlow.Redirect),
        new(8, BankTransfer, "Bank transfer", PaymentProvider.Manual, PaymentKind.BankTransfer, PaymentFlow.Offline) { IsActive = false },
    ];
}

public sealed record KnownMethod(int Number, string Code, string Name, PaymentProvider Provider, PaymentKind Kind, PaymentFlow Flow)
{
    /// <summary>The same everywhere, so that clients may remember it.</summary>
    public PaymentMethodId Id => new(new Guid($"0197a000-0000-7000-8000-{Number:D12}"));

    /// <summary>A bank transfer needs an account to send it to, which only an admin can tell the buyers of.</summary>
    public bool IsActive { get; init; } = true;
}
