using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Pricing;

public sealed record SetTaxRateCommand(TaxClassId TaxClassId, TaxRateDetails Details) : ICommand<Written>;

/// <param name="Change">From the details as they are to those as they shall be.</param>
public sealed record ChangeTaxRateCommand(TaxRateId Id, Func<TaxRateDetails, TaxRateDetails> Change) : ICommand<Written>;

/// <summary>What was sold keeps the taxes that it was sold with.</summary>
public sealed record DropTaxRateCommand(TaxRateId Id) : ICommand<Unit>;

internal sealed class TaxRateHandlers(IPricingDb db, IUnitOfWork work) :
    IRequestHandler<SetTaxRateCommand, Written>, IRequestHandler<ChangeTaxRateCommand, Written>, IRequestHandler<DropTaxRateCommand, Unit>
{
    public Task<Written> Handle(SetTaxRateCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await work.LockAsync(TaxClassHandlers.Lock, ct);
            Ensure.That(await db.TaxClasses.AnyAsync(taxClass => taxClass.Id == command.TaxClassId, ct), TaxErrors.NoSuchClass);
            var rate = TaxRate.Set(command.TaxClassId, command.Details);
            Ensure.That(await db.TaxRates.CountAsync(other => other.TaxClassId == rate.TaxClassId && other.Country == rate.Country, ct) < TaxRate.MaxPerCountry, TaxErrors.TooManyRates);
            db.TaxRates.Add(rate);
            await db.SaveChangesAsync(ct);
            return new Written(rate.Id.Value);
        },
        cancellationToken);

    public async Task<Written> Handle(ChangeTaxRateCommand command, CancellationToken cancellationToken)
    {
        var rate = await db.TaxRates.SingleAsync(candidate => candidate.Id == command.Id, cancellationToken);
        rate.Change(command.Change(rate.Details));
        await db.SaveChangesAsync(cancellationToken);
        return new Written(rate.Id.Value);
    }

    public async Task<Unit> Handle(DropTaxRateCommand command, CancellationToken cancellationToken)
    {
        db.TaxRates.Remove(await db.TaxRates.SingleAsync(candidate => candidate.Id == command.Id, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
