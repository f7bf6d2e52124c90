using Marketplace.Application.Common;
using Marketplace.Infrastructure.Messaging;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.WebApi.FunctionalTests.Customers;

/// <summary>What waits to be sent while the mail server is away, and to whom.</summary>
public sealed class WaitingMailTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "R-34")]
    public async Task To_whom_is_erased_nothing_leaves_any_more_wherever_it_was_to_go()
    {
        var worker = api.Services.GetServices<IHostedService>().OfType<MessageWorker>().Single();
        await worker.StopAsync(Ct);
        var (email, next, other, phone) = (Accounts.NewEmail(), Accounts.NewEmail(), Accounts.NewEmail(), "+23057654321");
        var buyer = await api.RegisteredAsync(email);
        var id = (await buyer.Get("/api/v1/users/me")).Id;
        (await buyer.Patch("/api/v1/users/me", Documents.Of("users", new { phone, email = next }, id: id))).ShouldBe(200);
        (await buyer.Post("/api/v1/otpChallenges", Documents.Of("otpChallenges", new { purpose = "phoneVerification", channel = "sms" }))).ShouldBe(201);
        var cart = (await buyer.Get("/api/v1/carts/current")).ShouldBe(200).Id;
        (await buyer.AddToCart(cart, (await api.Product()).Listing)).ShouldBe(201);
        (await buyer.CheckOut(cart, "10.00", email: other)).ShouldBe(201);
        var stays = Accounts.NewEmail();
        (await api.RegisterAsync(stays)).ShouldBe(201);
        string[] places = [email, next, other, phone];
        Func<Task<bool>> isMissing = async () => places.Append(stays).Except(await WaitingAsync(), StringComparer.Ordinal).Any();
        await isMissing.ShouldBecome(expected: false);

        var export = await api.ExportAsync(buyer);
        export.ShouldContain(next);
        export.ShouldContain("\"channel\": \"sms\"");
        export.ShouldNotContain("your code");
        var request = PrivacyRequests.Of(await buyer.Post("/api/v1/privacyRequests", Documents.Of("privacyRequests", new { kind = "erasure" })));
        (await api.Admin.Post($"/api/v1/admin/privacyRequests/{request}/transitions", Documents.Of("transitions", new { to = "completed" }))).ShouldBe(201);
        await worker.StartAsync(Ct);

        await api.Mailbox.LastAsync(stays);
        await ((Func<Task<int>>)(async () => (await WaitingAsync()).Count)).ShouldBecome(0);
        foreach (var place in places) api.Mailbox.To(place).ShouldBeEmpty(place);
    }

    /// <summary>To whom.</summary>
    private async Task<List<string>> WaitingAsync()
    {
        await using var scope = api.Services.CreateAsyncScope();
        var protector = scope.ServiceProvider.GetRequiredService<IFieldProtector>();
        return (await scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().OutgoingMessages.ToListAsync(Ct)).ConvertAll(message => message.Open(protector).To);
    }
}
