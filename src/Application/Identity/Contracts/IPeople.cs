using Marketplace.Domain.Common;

namespace Marketplace.Application.Identity.Contracts;

/// <summary>What other modules may know of a person.</summary>
/// <param name="VerifiedEmail">The address, if the person has shown to read it.</param>
public sealed record Person(UserId Id, BuyerId ProfileId, string Name, string Email, string? VerifiedEmail);

/// <summary>People as other modules need them.</summary>
public interface IPeople
{
    Task<Person?> FindAsync(UserId id, CancellationToken ct);

    /// <summary>In which language a customer with an account reads; null where there is no account.</summary>
    Task<string?> LocaleAsync(BuyerId profile, CancellationToken ct);

    /// <summary>Names and addresses, to be joined with in a query.</summary>
    IQueryable<NamedPerson> Named { get; }
}

public sealed record NamedPerson
{
    public UserId Id { get; init; }

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";
}

/// <summary>Words that go out by mail and come back: unguessable, kept as a digest.</summary>
public interface IMailedWords
{
    (string Word, string Hash) New();

    string HashOf(string word);
}
