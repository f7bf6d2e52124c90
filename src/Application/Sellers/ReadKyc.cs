using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Sellers.Views;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <summary>Verifications: a seller's own for its owner, all for who may verify. Who comes here through a relationship without the right finds nothing.</summary>
internal sealed class ReadKyc(ISellersDb db, ICaller caller) : IRequestHandler<Read<KycCaseView>, Page<KycCaseView>>, IRequestHandler<Read<KycDocumentView>, Page<KycDocumentView>>
{
    private IQueryable<KycCase> Cases => caller switch
    {
        { SeesVerification: false } => db.KycCases.Where(_ => false),
        { Surface: Surface.Seller } => db.KycCases.Where(verification => verification.SellerId == caller.SellerId),
        _ => db.KycCases,
    };

    public Task<Page<KycCaseView>> Handle(Read<KycCaseView> request, CancellationToken cancellationToken) => Cases.AsNoTracking()
        .Select(verification => new KycCaseView
        {
            Id = verification.Id,
            Revision = verification.Version,
            SellerId = verification.SellerId,
            Status = verification.Status,
            RequiredDocuments = verification.RequiredDocuments,
            Reason = verification.Reason,
            SubmittedAt = verification.SubmittedAt,
            DecidedAt = verification.DecidedAt,
            ExpiresOn = verification.ExpiresOn,
            Checks = verification.Checks,
            ReviewerId = verification.ReviewerId,
            CreatedAt = verification.CreatedAt,
            UpdatedAt = verification.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<KycDocumentView>> Handle(Read<KycDocumentView> request, CancellationToken cancellationToken) => db.KycDocuments.AsNoTracking()
        .Join(Cases, document => document.CaseId, verification => verification.Id, (document, verification) => new KycDocumentView
        {
            Id = document.Id,
            Revision = document.Version,
            CaseId = document.CaseId,
            UploadId = document.UploadId,
            Kind = document.Kind,
            IssuedOn = document.IssuedOn,
            ExpiresOn = document.ExpiresOn,
            Status = document.Status,
            Reason = document.Reason,
            CaseStatus = verification.Status,
            CreatedAt = document.CreatedAt,
            UpdatedAt = document.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);
}
