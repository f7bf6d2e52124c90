using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

internal static class RefundsElsewhere
{
    extension(IPaymentsDb db)
    {
        /// <summary>What a provider says to have given back beyond what it was asked for from here: somebody did that on its own pages.</summary>
        /// <remarks>What a capture of a part sets free some providers count as given back too, so that much of it proves nothing.</remarks>
        public async Task<long> GivenBackElsewhereAsync(PaymentId payment, GatewayPayment told, CancellationToken ct)
        {
            var back = told.Refunded - (told.Amount.MinorUnits - told.Captured);
            if (told.Captured == 0 || back <= 0) return 0;

            var asked = await db.Refunds
                .Where(refund => refund.PaymentId == payment && refund.Method == RefundMethod.Original && (refund.Status == RefundStatus.Approved || refund.Status == RefundStatus.Submitted || refund.Status == RefundStatus.Succeeded))
                .SumAsync(refund => refund.Amount, ct);
            return Math.Max(0, back - asked);
        }
    }
}
