using Marketplace.Domain.Platform;

namespace Marketplace.Domain.UnitTests.Platform;

public class JobTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_running_job_is_taken_over_only_when_its_lease_is_over()
    {
        var job = Job.Queue("import", subject: null, ownerUserId: null, ownerSellerId: null);
        job.Start(Now, Lease);

        Refused.By(() => job.Start(Now, Lease)).Code.ShouldBe("invalid_state_transition");
        job.Start(Now + Lease, Lease);

        job.Attempts.ShouldBe(2);
        job.StartedAt.ShouldBe(Now);
    }

    [Fact]
    public void A_finished_job_cannot_be_cancelled()
    {
        var job = Job.Queue("import", subject: null, ownerUserId: null, ownerSellerId: null);
        job.Start(Now, Lease);
        job.Succeed(result: null, Now);

        Refused.By(() => job.Cancel(Now)).Code.ShouldBe("invalid_state_transition");
    }
}
