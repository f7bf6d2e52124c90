using Marketplace.Application.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Pricing;

/// <summary>Forgets price quotes whose day is over.</summary>
public sealed record ForgetQuotesCommand : ICommand<int>;

internal sealed class ForgetQuotesHandler(IPricingDb db, IUnitOfWork work, TimeProvider clock) : IRequestHandler<ForgetQuotesCommand, int>
{
    public Task<int> Handle(ForgetQuotesCommand command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return work.ExecuteAsync(ct => db.PriceQuotes.Where(quote => quote.ExpiresAt <= now).ExecuteDeleteAsync(ct), cancellationToken);
    }
}
