using Marketplace.Application.Common;

namespace Marketplace.WebApi;

/// <summary>Whoever guesses codes within other requests is held to the limit of those who guess by themselves.</summary>
internal sealed class GuessedCodes(IHttpContextAccessor accessor, RateGate gate) : IGuessedCodes
{
    public Task CountAsync(int wrong) => accessor.HttpContext is { } context ? gate.CountGuessesAsync(context, wrong) : Task.CompletedTask;
}
