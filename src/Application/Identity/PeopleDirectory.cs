using Marketplace.Application.Identity.Contracts;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

internal sealed class PeopleDirectory(IIdentityDb db) : IPeople
{
    public Task<string?> LocaleAsync(BuyerId profile, CancellationToken ct) => db.Users.Where(user => user.ProfileId == profile).Select(user => user.Locale).SingleOrDefaultAsync(ct);

    public IQueryable<NamedPerson> Named => db.Users.Select(user => new NamedPerson { Id = user.Id, Name = user.Name, Email = user.Email });

    public Task<Person?> FindAsync(UserId id, CancellationToken ct) => db.Users.AsNoTracking().Where(user => user.Id == id)
        .Select(user => new Person(user.Id, user.ProfileId, user.Name, user.Email, user.EmailVerifiedAt == null ? null : user.Email)).SingleOrDefaultAsync(ct);
}
