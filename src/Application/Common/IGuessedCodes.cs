namespace Marketplace.Application.Common;

/// <summary>Counts codes that were guessed wrong against where they come from, and refuses more than that (429).</summary>
public interface IGuessedCodes
{
    Task CountAsync(int wrong);
}

/// <summary>Where nobody comes from anywhere.</summary>
internal sealed class UncountedGuesses : IGuessedCodes
{
    public Task CountAsync(int wrong) => Task.CompletedTask;
}
