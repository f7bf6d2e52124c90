using System.Globalization;
using System.Security.Cryptography;
using Marketplace.Application.Identity;
using Microsoft.Extensions.Options;
using Org.BouncyCastle.Crypto.Generators;

namespace Marketplace.Infrastructure.Identity;

/// <summary>bcrypt. A hash of cost 12 takes about a third of a second of a core, so it is given one core at a time and all others stay with the shop.</summary>
internal sealed class BcryptPasswordHasher : IPasswordHasher, IDisposable
{
    private const int SaltBytes = 16;

    private readonly int _cost;
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly string _nobodys;

    public BcryptPasswordHasher(IOptions<IdentityOptions> options)
    {
        _cost = options.Value.PasswordCost;
        _nobodys = $"$2b${_cost:D2}$" + new string('.', 53); // the form of a hash that no password has
    }

    public Task<string> HashAsync(string password, CancellationToken ct) =>
        InTurnAsync(() => OpenBsdBCrypt.Generate("2b", password.ToCharArray(), RandomNumberGenerator.GetBytes(SaltBytes), _cost), ct);

    public async Task<PasswordCheck> VerifyAsync(string? hash, string password, CancellationToken ct)
    {
        // Longer than bcrypt reads: no account has it. It is judged all the same, for the time that it takes.
        var isReadable = System.Text.Encoding.UTF8.GetByteCount(password) <= Domain.Identity.Passwords.MaxBytes;
        var isRight = await InTurnAsync(() => OpenBsdBCrypt.CheckPassword(hash ?? _nobodys, (isReadable ? password : "").ToCharArray()), ct);
        if (!isRight || hash is null || !isReadable) return PasswordCheck.Wrong;

        return int.Parse(hash.AsSpan(4, 2), CultureInfo.InvariantCulture) < _cost ? PasswordCheck.RightButCheap : PasswordCheck.Right;
    }

    public void Dispose() => _turns.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken ct)
    {
        await _turns.WaitAsync(ct);
        try
        {
            return await Task.Run(work, ct);
        }
        finally
        {
            _turns.Release();
        }
    }
}
