using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Identity;

internal sealed class ExternalLoginConfiguration : IEntityTypeConfiguration<ExternalLogin>, IEntityTypeConfiguration<ExternalLoginAttempt>
{
    private const int RandomLength = 43;
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<ExternalLogin> login)
    {
        login.ToTable("identity_external_logins");
        login.Property(l => l.Subject).HasMaxLength(ExternalLogin.MaxSubjectLength);
        login.Property(l => l.Email).HasMaxLength(Email.MaxLength);
        login.HasIndex(l => new { l.Provider, l.Subject }).IsUnique().RefusedAs("authorizationCode", "This account of the provider belongs to somebody here already.");
        login.HasIndex(l => l.UserId);
        login.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ExternalLoginAttempt> attempt)
    {
        attempt.ToTable("identity_external_login_attempts");
        attempt.Property(a => a.RedirectUri).HasMaxLength(ExternalLoginAttempt.MaxUriLength);
        attempt.Property(a => a.CodeChallenge).HasMaxLength(ExternalLoginAttempt.ChallengeLength);
        attempt.Property(a => a.State).HasMaxLength(RandomLength);
        attempt.Property(a => a.Nonce).HasMaxLength(RandomLength);
        attempt.Property(a => a.CodeHash).HasMaxLength(HashLength);
        attempt.Property(a => a.Subject).HasMaxLength(ExternalLogin.MaxSubjectLength);
        attempt.Property(a => a.Email).HasMaxLength(Email.MaxLength);
        attempt.Property(a => a.Name).HasMaxLength(User.MaxNameLength);
        attempt.HasIndex(a => a.CodeChallenge).IsUnique().RefusedAs("codeChallenge", "An attempt has this challenge already: each has a verifier of its own.");
        attempt.HasIndex(a => a.ExpiresAt);
    }
}
