using System.Text;
using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

public sealed record AddKycDocumentCommand(KycCaseId CaseId, UploadId UploadId, KycPaper Paper, string? Number) : ICommand<Written>;

public sealed record TakeBackKycDocumentCommand(KycDocumentId Id) : ICommand<Unit>;

public sealed record JudgeKycDocumentCommand(KycDocumentId Id, KycDocumentStatus To, string? Reason) : ICommand<Written>;

/// <summary>The case is changed with each of its documents: of two that meet, one looks again.</summary>
internal sealed class KycDocumentHandlers(ISellersDb db, IMediaLibrary media, IFieldProtector protector, KycReviewers reviewers, IMoveHistory moves, TimeProvider clock) :
    IRequestHandler<AddKycDocumentCommand, Written>, IRequestHandler<TakeBackKycDocumentCommand, Unit>, IRequestHandler<JudgeKycDocumentCommand, Written>
{
    public async Task<Written> Handle(AddKycDocumentCommand command, CancellationToken cancellationToken)
    {
        var verification = await db.KycCases.SingleAsync(candidate => candidate.Id == command.CaseId, cancellationToken);
        var document = verification.Add(command.UploadId, command.Paper, await OfCaseAsync(verification.Id, cancellationToken), clock.GetUtcNow());
        if (Require.OptionalText(command.Number, KycDocument.MaxNumberLength, "number") is { } number) document.KeepNumber(protector.Protect(Encoding.UTF8.GetBytes(number), $"kycDocuments/{document.Id.Value}/number"));
        await media.TakePaperAsync(command.UploadId, "upload", cancellationToken);
        db.KycDocuments.Add(document);
        await db.SaveChangesAsync(cancellationToken);
        return new Written(document.Id.Value);
    }

    public async Task<Unit> Handle(TakeBackKycDocumentCommand command, CancellationToken cancellationToken)
    {
        var (verification, document) = await FindAsync(command.Id, cancellationToken);
        verification.TakeBack(document, await OfCaseAsync(verification.Id, cancellationToken));
        await media.ReleaseAsync([document.UploadId], cancellationToken);
        db.KycDocuments.Remove(document);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    public async Task<Written> Handle(JudgeKycDocumentCommand command, CancellationToken cancellationToken)
    {
        var (verification, document) = await FindAsync(command.Id, cancellationToken);
        await reviewers.EnsureIndependentAsync(verification.SellerId, cancellationToken);
        if (document.Status == command.To) return await moves.LastAsync("kycDocuments", document.Id.Value, cancellationToken);

        verification.Judge(document, command.To, command.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return await moves.LastAsync("kycDocuments", document.Id.Value, cancellationToken) with { AlreadyThere = false };
    }

    private Task<List<KycDocument>> OfCaseAsync(KycCaseId id, CancellationToken ct) => db.KycDocuments.Where(document => document.CaseId == id).ToListAsync(ct);

    private async Task<(KycCase Case, KycDocument Document)> FindAsync(KycDocumentId id, CancellationToken ct)
    {
        var document = await db.KycDocuments.SingleAsync(candidate => candidate.Id == id, ct);
        return (await db.KycCases.SingleAsync(candidate => candidate.Id == document.CaseId, ct), document);
    }
}
