using Marketplace.Domain.Common;

namespace Marketplace.Domain.Payments;

/// <summary>A way to pay. The catalogue is part of the program: a method needs code behind it.</summary>
public sealed record PaymentMethod(PaymentMethodId Id, string Code, string Name, PaymentProvider Provider, PaymentKind Kind, PaymentFlow Flow, int Position)
{
    public static readonly PaymentMethod CashOnDelivery = new(
        new PaymentMethodId(new Guid("0197a000-0000-7000-8000-000000000001")), "cashOnDelivery", "Cash on delivery", PaymentProvider.CashOnDelivery, PaymentKind.Cash, PaymentFlow.Offline, 1);

    public static IReadOnlyList<PaymentMethod> All { get; } = [CashOnDelivery];

    public static PaymentMethod Named(string code) => All.FirstOrDefault(method => method.Code == code) ?? throw new DomainException(PaymentErrors.UnknownMethod(code));
}

public enum PaymentKind { Card, Wallet, BankTransfer, Cash }

public enum PaymentFlow { Redirect, DeepLink, Sdk, Offline }
