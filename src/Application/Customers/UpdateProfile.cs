using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Customers;

public sealed record UpdateProfileCommand(BuyerId Id) : ICommand<Written>
{
    public Optional<string> DisplayName { get; init; }

    public Optional<string?> Phone { get; init; }

    public Optional<string?> Preferences { get; init; }

    public Optional<Consents> Consents { get; init; }
}

internal sealed class UpdateProfileHandler(ICustomersDb db) : IRequestHandler<UpdateProfileCommand, Written>
{
    public async Task<Written> Handle(UpdateProfileCommand command, CancellationToken ct)
    {
        var profile = await db.CustomerProfiles.SingleAsync(candidate => candidate.Id == command.Id, ct);
        profile.Change(command.DisplayName.Or(profile.DisplayName), command.Phone.Or(profile.Phone), command.Preferences.Or(profile.Preferences), command.Consents.Or(profile.Consents));
        await db.SaveChangesAsync(ct);
        return new Written(profile.Id.Value);
    }
}
