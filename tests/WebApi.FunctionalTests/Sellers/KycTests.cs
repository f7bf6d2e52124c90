using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Sellers;

/// <summary>A seller shows who it is, and somebody looks (SEL-03).</summary>
public sealed class KycTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task Who_sends_all_papers_is_verified()
    {
        var applicant = await api.ApplicantAsync();
        (await applicant.Owner.Get("/api/v1/seller/sellers/current")).Text("kycStatus").ShouldBe("notStarted");
        (await applicant.MoveAsync("collecting")).ShouldBe(201);
        var documents = new List<string>();
        foreach (var kind in (string[])["identity", "proofOfAddress"]) documents.Add((await applicant.AddAsync(kind, expiresOn: "2040-01-31")).ShouldBe(201).Id);
        (await applicant.MoveAsync("submitted")).ShouldBeError(409, "invalid_state_transition", "/data/attributes/to")["meta"]!["missing"]!.AsArray().Single()!.GetValue<string>().ShouldBe("companyRegistration");
        documents.Add((await applicant.AddAsync("companyRegistration", expiresOn: "2039-12-31")).ShouldBe(201).Id);
        (await applicant.MoveAsync("submitted")).ShouldBe(201);

        var reviewer = await api.OperatorAsync("moderator");
        var shown = (await reviewer.Client.Get($"/api/v1/admin/kycCases?filter[status]=submitted&filter[seller]={applicant.Seller}&include=documents.upload,seller")).ShouldBe(200);
        shown.Included("kycDocuments").Count().ShouldBe(3);
        shown.Included("uploads").ShouldAllBe(upload => upload["attributes"]!["url"]!.GetValue<string>().StartsWith("/files/", StringComparison.Ordinal));
        var subject = $"/api/v1/admin/kycCases/{applicant.Case}";
        (await Papers.Move(reviewer.Client, subject, "inReview")).ShouldBe(201);
        (await Papers.Move(reviewer.Client, subject, "verified")).ShouldBeError(409, "invalid_state_transition", "/data/attributes/to")["meta"]!["notAccepted"]!.AsArray().Count.ShouldBe(3);
        foreach (var document in documents) (await Papers.Move(reviewer.Client, $"/api/v1/admin/kycDocuments/{document}", "accepted")).ShouldBe(201);
        (await Papers.Move(reviewer.Client, subject, "verified")).ShouldBe(201);
        (await Papers.Move(reviewer.Client, subject, "verified")).ShouldBe(200);

        var verified = await applicant.Owner.Get($"/api/v1/seller/kycCases/{applicant.Case}");
        (verified.Text("status"), verified.Text("expiresOn")).ShouldBe(("verified", "2039-12-31"));
        verified.Attributes["checks"].ShouldBeNull();
        (await reviewer.Client.Get(subject)).Data["relationships"]!["reviewer"]!["data"]!["id"]!.GetValue<string>().ShouldBe(reviewer.Id);
        (await reviewer.Client.Get($"{subject}/transitions")).Items.Select(move => move!["attributes"]!["to"]!.GetValue<string>()).ShouldBe(["collecting", "submitted", "inReview", "verified"]);
        (await reviewer.Client.Get($"/api/v1/admin/kycCases?filter[expiresOn][gte]=2039-12-31&filter[expiresOn][lt]=2040-01-01")).Items.ShouldHaveSingleItem();
        (await api.Admin.Get($"/api/v1/admin/sellers?filter[kycStatus]=verified&filter[id]={applicant.Seller}&include=kycCase,application")).Included("kycCases").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task More_is_asked_and_sent()
    {
        var (applicant, documents) = await api.SubmittedAsync();
        (await api.ReviewAsync("kycDocuments", documents[0], "accepted")).ShouldBeError(409, "invalid_state_transition", "/data/attributes/to");
        (await api.ReviewAsync("kycCases", applicant.Case, "inReview")).ShouldBe(201);
        (await api.ReviewAsync("kycDocuments", documents[0], "rejected")).ShouldBeError(422, "required");
        (await api.ReviewAsync("kycDocuments", documents[0], "rejected", "Blurred")).ShouldBe(201);
        (await applicant.Owner.Delete($"/api/v1/seller/kycDocuments/{documents[0]}")).ShouldBeError(409, "invalid_state_transition");
        (await api.ReviewAsync("kycCases", applicant.Case, "collecting")).ShouldBeError(422, "required");
        (await api.ReviewAsync("kycCases", applicant.Case, "collecting", "A sharper picture, please")).ShouldBe(201);

        (await applicant.Owner.Get($"/api/v1/seller/kycCases/{applicant.Case}")).Text("reason").ShouldBe("A sharper picture, please");
        (await applicant.Owner.Get($"/api/v1/seller/kycDocuments/{documents[0]}")).Text("reason").ShouldBe("Blurred");
        (await applicant.MoveAsync("submitted")).ShouldBeError(409, "invalid_state_transition")["meta"]!["replace"]!.AsArray().Single()!.GetValue<string>().ShouldBe("identity");
        (await applicant.Owner.Delete($"/api/v1/seller/kycDocuments/{documents[0]}")).ShouldBe(204);
        (await applicant.AddAsync("identity")).ShouldBe(201);
        (await applicant.MoveAsync("submitted")).ShouldBe(201);
    }

    [Fact]
    public async Task Who_is_refused_learns_why_and_may_begin_again()
    {
        var (applicant, _) = await api.SubmittedAsync();
        (await api.ReviewAsync("kycCases", applicant.Case, "verified")).ShouldBeError(409, "invalid_state_transition")["meta"]!["allowed"]!.AsArray().Select(to => to!.GetValue<string>()).ShouldBe(["inReview"]);
        (await api.ReviewAsync("kycCases", applicant.Case, "inReview")).ShouldBe(201);
        (await api.ReviewAsync("kycCases", applicant.Case, "rejected", "Forged")).ShouldBe(201);

        var refused = await applicant.Owner.Get($"/api/v1/seller/kycCases/{applicant.Case}");
        (refused.Text("status"), refused.Text("reason")).ShouldBe(("rejected", "Forged"));
        (await applicant.MoveAsync("verified")).ShouldBeError(409, "invalid_state_transition");
        (await applicant.MoveAsync("collecting")).ShouldBe(201);
    }

    [Fact]
    public async Task Nobody_verifies_their_own_seller()
    {
        var (applicant, documents) = await api.SubmittedAsync();
        var (reviewer, id) = await api.OperatorAsync("moderator");
        await ChangeAsync(async db =>
        {
            db.SellerMembers.Add(SellerMember.Join(new(Guid.Parse(applicant.Seller)), new UserId(Guid.Parse(id)), SellerRole.Staff));
            await db.SaveChangesAsync();
        });

        (await Papers.Move(reviewer, $"/api/v1/admin/kycCases/{applicant.Case}", "inReview")).ShouldBeError(403, "forbidden");
        (await api.ReviewAsync("kycCases", applicant.Case, "inReview")).ShouldBe(201);
        (await Papers.Move(reviewer, $"/api/v1/admin/kycDocuments/{documents[0]}", "accepted")).ShouldBeError(403, "forbidden");
    }

    [Fact]
    public async Task Papers_are_for_the_owner_in_person_and_for_who_verifies()
    {
        var (applicant, documents) = await api.SubmittedAsync();
        var stranger = await api.OwnerAsync(People.EmailOf("sellerB"), People.Password);
        (await stranger.Get($"/api/v1/seller/kycCases/{applicant.Case}")).ShouldBeError(404, "not_found");
        (await stranger.Get($"/api/v1/seller/kycDocuments/{documents[0]}")).ShouldBeError(404, "not_found");
        (await Papers.Move(stranger, $"/api/v1/seller/kycCases/{applicant.Case}", "collecting")).ShouldBeError(404, "not_found");
        (await stranger.Delete($"/api/v1/seller/kycDocuments/{documents[0]}")).ShouldBeError(404, "not_found");

        var own = await api.OwnerAsync(People.EmailOf("sellerA"), People.Password);
        var move = (await Papers.Move(own, $"/api/v1/seller/kycCases/{(await own.Get("/api/v1/seller/kycCases")).Items[0]!["id"]}", "collecting")).ShouldBe(201).Id;
        (await own.Get($"/api/v1/seller/transitions/{move}")).ShouldBe(200);
        foreach (var role in (string[])["staff", "manager"])
        {
            var member = await api.MemberAsync(role);
            (await member.Get("/api/v1/seller/kycCases")).ShouldBeError(403, "insufficient_scope");
            (await member.Get("/api/v1/seller/sellers/current?include=kycCase.documents")).ShouldBe(200).Data["relationships"]!["kycCase"].ShouldBeNull();
            (await member.Get("/api/v1/seller/sellers/current/kycCase")).ShouldBeError(403, "insufficient_scope");
            (await member.Get($"/api/v1/seller/transitions/{move}")).ShouldBeError(404, "not_found");
            (await member.UploadAsync(Papers.Pdf, "paper.pdf")).ShouldBeError(403, "insufficient_scope");
        }

        (await api.SellerA.Get("/api/v1/seller/kycCases")).ShouldBeError(403, "insufficient_scope");
        (await api.SellerA.UploadAsync(Papers.Pdf, "paper.pdf")).ShouldBeError(403, "insufficient_scope");
        var support = (await api.OperatorAsync("support")).Client;
        (await support.Get("/api/v1/admin/kycCases")).ShouldBeError(403, "insufficient_scope");
        (await support.Get($"/api/v1/admin/transitions/{move}")).ShouldBeError(404, "not_found");
        (await support.Get($"/api/v1/admin/sellers/{applicant.Seller}?include=kycCase")).ShouldBe(200).Body!["included"]?.AsArray().ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "JA-253")]
    public async Task A_number_is_told_to_nobody_and_kept_encrypted()
    {
        var applicant = await api.ApplicantAsync();
        (await applicant.AddAsync("identity")).ShouldBeError(409, "invalid_state_transition");
        (await applicant.MoveAsync("collecting")).ShouldBe(201);
        (await applicant.AddAsync("identity", expiresOn: "31.01.2040")).ShouldBeError(422, "invalid_format", "/data/attributes/expiresOn");
        (await applicant.AddAsync("identity", expiresOn: "2020-01-31")).ShouldBeError(422, "invalid_value", "/data/attributes/expiresOn");
        var made = (await applicant.AddAsync("identity", number: "P1234567", expiresOn: "2040-01-31")).ShouldBe(201);

        made.Body!.ToJsonString().ShouldNotContain("P1234567");
        made.Attributes["number"].ShouldBeNull();
        (await api.Admin.Get($"/api/v1/admin/kycDocuments/{made.Id}")).Body!.ToJsonString().ShouldNotContain("P1234567");
        await ChangeAsync(async db =>
        {
            var kept = (await db.KycDocuments.SingleAsync(document => document.Id == new KycDocumentId(Guid.Parse(made.Id)))).SealedNumber!;
            System.Text.Encoding.Latin1.GetString(kept).ShouldNotContain("P1234567");
            kept.Length.ShouldBeGreaterThan("P1234567".Length);
        });
    }

    [Fact]
    public async Task An_upload_is_one_document_of_its_seller_and_its_purpose()
    {
        var applicant = await api.ApplicantAsync();
        (await applicant.MoveAsync("collecting")).ShouldBe(201);
        var upload = (await applicant.Owner.UploadAsync(Papers.Pdf, "paper.pdf")).ShouldBe(201).Id;
        (await applicant.AddAsync("identity", upload)).ShouldBe(201);
        (await applicant.AddAsync("proofOfAddress", upload)).ShouldBeError(409, "resource_in_use");
        (await applicant.Owner.Delete($"/api/v1/seller/uploads/{upload}")).ShouldBeError(409, "resource_in_use");
        (await applicant.AddAsync("proofOfAddress", (await applicant.Owner.UploadAsync(Papers.Pdf, "a.pdf", "document")).ShouldBe(201).Id)).ShouldBeError(422, "invalid_value", "/data/relationships/upload/data");

        var other = await api.ApplicantAsync();
        (await other.MoveAsync("collecting")).ShouldBe(201);
        (await other.AddAsync("identity", (await applicant.Owner.UploadAsync(Papers.Pdf, "b.pdf")).ShouldBe(201).Id)).ShouldBeError(404, "related_not_found");
    }

    [Fact]
    public async Task Where_it_is_demanded_only_verified_sellers_are_approved_and_expiry_suspends()
    {
        var (applicant, documents) = await api.SubmittedAsync(expiresOn: "2040-01-31");
        using var strict = api.WithWebHostBuilder(builder => builder.UseSetting("Sellers:KycRequired", "true").UseSetting("Housekeeping:Enabled", "true").UseSetting("Housekeeping:Periods:sellers.expireKyc", "00:00:00.1"));
        using var admin = strict.CreateClient();
        admin.DefaultRequestHeaders.Authorization = new("Bearer", api.TokenOf("admin"));
        var seller = $"/api/v1/admin/sellers/{applicant.Seller}";
        (await Papers.Move(admin, seller, "approved")).ShouldBeError(409, "invalid_state_transition", "/data/attributes/to")["meta"]!["kycStatus"]!.GetValue<string>().ShouldBe("submitted");
        await api.VerifyAsync(applicant.Case, documents);
        (await Papers.Move(admin, seller, "approved")).ShouldBe(201);

        await ChangeAsync(db => db.KycCases.Where(verification => verification.Id == new KycCaseId(Guid.Parse(applicant.Case)))
            .ExecuteUpdateAsync(set => set.SetProperty(verification => verification.ExpiresOn, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1))));

        Func<Task<string>> status = async () => (await admin.Get(seller)).Text("status");
        await status.ShouldBecome("suspended");
        (await admin.Get(seller)).Text("kycStatus").ShouldBe("expired");
        (await Papers.Move(admin, seller, "approved")).ShouldBeError(409, "invalid_state_transition");
        (await applicant.MoveAsync("collecting")).ShouldBe(201);
    }

    private async Task ChangeAsync(Func<MarketplaceDbContext, Task> change)
    {
        await using var scope = api.Services.CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>());
    }
}
