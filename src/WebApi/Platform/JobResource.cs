using Marketplace.Application.Common;
using Marketplace.Application.Platform;
using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Platform;

/// <summary>Work that goes on after its request was answered (api.md 18).</summary>
internal static class JobResource
{
    private static ValueFormat<Progress> ProgressFormat { get; } = ObjectFormat<Progress>.Of(
        static _ => throw new NotSupportedException("Progress is made, not sent."),
        static progress =>
        {
            progress.With<int>("done", static value => value.Done, IntegerFormat.Any, required: true);
            progress.With<int>("total", static value => value.Total, IntegerFormat.Any);
        });

    private static ValueFormat<IReadOnlyList<JobError>> Errors { get; } = new ListFormat<JobError>(
        ObjectFormat<JobError>.Of(
            static _ => throw new NotSupportedException("Errors happen; nobody sends them."),
            static error =>
            {
                error.With("code", static value => value.Code, StringFormat.Any, required: true);
                error.With("detail", static value => value.Detail, StringFormat.Any, required: true);
            }),
        Job.MaxErrors);

    public static ResourceType Type { get; } = Resource.Type<JobView, JobId>("jobs", job => job.Id, type =>
    {
        type.Describe("Work that goes on after its request was answered. GET is always 200, with Retry-After while it runs; the outcome is the relationship result, the thing worked on is subject.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Buyer);
        type.On(Surface.Seller, Methods.ListRead, AccessRule.AnyOf(Surface.Seller));
        type.On(Surface.Admin, Methods.ListRead, AccessRule.Permission("jobs"));
        type.AskAgain(job => job.FinishedAt is null ? 1 : null);
        type.Attribute("kind", job => job.Kind, StringFormat.Any).Filter();
        type.Attribute("status", job => job.Status, EnumFormat<JobStatus>.Instance).Filter();
        type.Attribute("progress", job => new Progress(job.ProgressDone, job.ProgressTotal), ProgressFormat);
        type.Attribute("startedAt", job => job.StartedAt, TimestampFormat.Instance);
        type.Attribute("finishedAt", job => job.FinishedAt, TimestampFormat.Instance);
        type.Attribute("errors", job => job.Errors, Errors);
        type.Timestamps(job => job.CreatedAt, job => job.UpdatedAt);
        type.ToAny("result", job => job.ResultType, job => job.ResultId);
        type.ToAny("subject", job => job.SubjectType, job => job.SubjectId);
    });

    private sealed record Progress(int Done, int? Total);
}
