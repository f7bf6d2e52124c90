using Marketplace.Infrastructure.Caching;

namespace Marketplace.Infrastructure.IntegrationTests.Caching;

/// <summary>What other nodes could not be told they are told some day.</summary>
public sealed class DebtTests
{
    private readonly Debt _debt = new();

    [Fact]
    public async Task A_debt_is_paid_once()
    {
        (await PaysAsync()).ShouldBeFalse();
        _debt.Owe();

        (await PaysAsync()).ShouldBeTrue();
        (await PaysAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_comes_to_be_owed_while_a_debt_is_being_paid_is_owed_still()
    {
        _debt.Owe();
        await _debt.PayAsync(() =>
        {
            _debt.Owe();
            return Task.FromResult(true);
        });

        (await PaysAsync()).ShouldBeTrue();
        (await PaysAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_could_not_be_paid_is_owed_still()
    {
        _debt.Owe();
        await _debt.PayAsync(() => Task.FromResult(false));
        await Should.ThrowAsync<TimeoutException>(_debt.PayAsync(() => throw new TimeoutException()));

        (await PaysAsync()).ShouldBeTrue();
    }

    private async Task<bool> PaysAsync()
    {
        var pays = false;
        await _debt.PayAsync(() => Task.FromResult(pays = true));
        return pays;
    }
}
