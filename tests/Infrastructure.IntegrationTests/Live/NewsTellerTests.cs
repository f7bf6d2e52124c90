using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Live;
using Marketplace.Infrastructure.Persistence.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.Infrastructure.IntegrationTests.Live;

/// <summary>Other nodes are told the news, whatever happens on the way.</summary>
public sealed class NewsTellerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wire_that_fails_does_not_end_the_telling_and_the_others_hear_of_a_gap()
    {
        var wire = new FailingOnce();
        using var teller = new NewsTeller(wire, NullLogger<NewsTeller>.Instance);
        await teller.StartAsync(Ct);

        var shirt = Product.Create(SellerId.New(), createdBy: null, new ProductDetails("Shirt", "shirt"));
        teller.Tell(OutboxMessage.Of(shirt.Events[0], DateTimeOffset.UtcNow, actor: null, requestId: null));

        (await wire.Told).ShouldBe(NewsHints.Gap);
        teller.ExecuteTask!.IsCompleted.ShouldBeFalse();
        await teller.StopAsync(Ct);
    }

    private sealed class FailingOnce : INodeWire
    {
        private readonly TaskCompletionSource<string> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _hasFailed;

        public Task<string> Told => _told.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct);

        public bool IsHearing => true;

        public int MaxBytes => 8_000;

        public Task<bool> TellAsync(string text)
        {
            if (!_hasFailed)
            {
                _hasFailed = true;
                throw new InvalidOperationException("A connection was cut.");
            }

            _told.TrySetResult(text);
            return Task.FromResult(true);
        }

        public void Listen(Action<string> hear)
        {
            // Nothing is called out here.
        }
    }
}
