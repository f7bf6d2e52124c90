using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Pricing;

/// <summary>The first one is the default, whatever is said.</summary>
public sealed record DefineTaxClassCommand(string Code, string Name, bool IsDefault) : ICommand<Written>;

public sealed record ChangeTaxClassCommand(TaxClassId Id, Optional<string> Code, Optional<string> Name, Optional<bool> IsDefault) : ICommand<Written>;

/// <summary>Its rates go with it.</summary>
public sealed record DeleteTaxClassCommand(TaxClassId Id) : ICommand<Unit>;

internal sealed class TaxClassHandlers(IPricingDb db, ITaxClassUse use, IUnitOfWork work) :
    IRequestHandler<DefineTaxClassCommand, Written>, IRequestHandler<ChangeTaxClassCommand, Written>, IRequestHandler<DeleteTaxClassCommand, Unit>
{
    /// <summary>Held while another becomes the default, so that there always is one, and while something is said about one of them.</summary>
    public const string Lock = "tax classes";

    public Task<Written> Handle(DefineTaxClassCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await work.LockAsync(Lock, ct);
            var taxClass = TaxClass.Define(command.Code, command.Name);
            var before = await DefaultAsync(ct);
            if (command.IsDefault || before is null) taxClass.BecomeDefault(before);
            db.TaxClasses.Add(taxClass);
            await db.SaveChangesAsync(ct);
            return new Written(taxClass.Id.Value);
        },
        cancellationToken);

    public Task<Written> Handle(ChangeTaxClassCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await work.LockAsync(Lock, ct);
            var taxClass = await db.TaxClasses.SingleAsync(candidate => candidate.Id == command.Id, ct);
            taxClass.Describe(command.Code.Or(taxClass.Code), command.Name.Or(taxClass.Name));
            var isDefault = command.IsDefault.Or(taxClass.IsDefault);
            Ensure.That(isDefault || !taxClass.IsDefault, TaxErrors.DefaultIsGivenOn);
            if (isDefault && !taxClass.IsDefault) taxClass.BecomeDefault(await DefaultAsync(ct));
            await db.SaveChangesAsync(ct);
            return new Written(taxClass.Id.Value);
        },
        cancellationToken);

    public Task<Unit> Handle(DeleteTaxClassCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await work.LockAsync(Lock, ct);
            var taxClass = await db.TaxClasses.SingleAsync(candidate => candidate.Id == command.Id, ct);
            taxClass.MustNotBeDefault();
            Ensure.That(!await use.IsUsedAsync(taxClass.Id, ct), TaxErrors.InUse); // a product that names it at this moment is refused by its foreign key
            db.TaxClasses.Remove(taxClass);
            await db.SaveChangesAsync(ct);
            return Unit.Value;
        },
        cancellationToken);

    private Task<TaxClass?> DefaultAsync(CancellationToken ct) => db.TaxClasses.SingleOrDefaultAsync(candidate => candidate.IsDefault, ct);
}
