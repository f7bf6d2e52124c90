namespace Marketplace.Application.Payments.Contracts;

/// <summary>Wakes whoever applies what providers have told; where nobody is awake in this process, another one looks soon.</summary>
public interface IPaymentBell
{
    void Ring();
}
