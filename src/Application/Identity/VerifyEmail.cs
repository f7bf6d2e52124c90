using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>A code came back from an address: the six digits from its owner, who is signed in, or the word of the link from anybody.</summary>
public sealed record VerifyEmailCommand(string Code) : ICommand<Written>;

internal sealed class VerifyEmailHandler(IIdentityDb db, ICaller caller, CodeDesk codes, TimeProvider clock) : IRequestHandler<VerifyEmailCommand, Written>
{
    public async Task<Written> Handle(VerifyEmailCommand request, CancellationToken cancellationToken)
    {
        var code = await codes.FindWordAsync(CodePurpose.EmailVerification, request.Code, cancellationToken)
            ?? (caller.UserId is { } self ? await codes.TryShortAsync(CodePurpose.EmailVerification, self, request.Code, cancellationToken) : null);
        var user = code is null ? null : await db.Users.SingleOrDefaultAsync(candidate => candidate.Id == code.UserId && candidate.Status == UserStatus.Active, cancellationToken);
        Ensure.That(user is not null, UserErrors.StaleCode);

        user.VerifyEmail(code!.Destination, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Written.Noted;
    }
}
