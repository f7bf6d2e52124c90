using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>An admin names, orders, limits or switches a way to pay.</summary>
/// <param name="Change">From the details as they are to those as they shall be.</param>
public sealed record UpdatePaymentMethodCommand(PaymentMethodId Id, Func<PaymentMethodDetails, PaymentMethodDetails> Change) : ICommand<Written>;

internal sealed class UpdatePaymentMethodHandler(IPaymentsDb db, IMediaLibrary media, IUnitOfWork work) : IRequestHandler<UpdatePaymentMethodCommand, Written>
{
    public Task<Written> Handle(UpdatePaymentMethodCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var method = await db.PaymentMethods.SingleAsync(candidate => candidate.Id == request.Id, ct);
            var before = method.IconId;
            method.Change(request.Change(method.Details));
            await media.ExchangeAsync(before, method.IconId, "icon", ct);
            await db.SaveChangesAsync(ct);
            return new Written(method.Id.Value);
        },
        cancellationToken);
}
