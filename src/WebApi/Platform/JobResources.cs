using Marketplace.Application.Common;
using Marketplace.Application.Platform;
using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Platform;

/// <summary>Work that goes on after its request was answered, or is done from time to time.</summary>
internal static class JobResources
{
    private static readonly AccessRule Permission = AccessRule.Permission("jobs");

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

    public static ResourceType Jobs { get; } = Resource.Type<JobView, JobId>("jobs", job => job.Id, type =>
    {
        type.Describe("Work that goes on after its request was answered. An admin starts a scheduled kind at once by creating a job. GET is always 200, with Retry-After while it runs; the outcome is the relationship result, the thing worked on is subject.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Buyer);
        type.On(Surface.Seller, Methods.ListRead, AccessRule.AnyOf(Surface.Seller));
        type.On(Surface.Admin, Methods.ListRead | Methods.Create, Permission);
        type.AnswersWithJob();
        type.AskAgain(job => job.FinishedAt is null ? 1 : null);
        type.Attribute("kind", job => job.Kind, new StringFormat(JobSchedule.MaxKindLength, minLength: 1)).CreateOnly(required: true).Filter();
        type.Attribute("status", job => job.Status, EnumFormat<JobStatus>.Instance).Filter();
        type.Attribute("progress", job => new Progress(job.ProgressDone, job.ProgressTotal), ProgressFormat);
        type.Attribute("startedAt", job => job.StartedAt, TimestampFormat.Instance);
        type.Attribute("finishedAt", job => job.FinishedAt, TimestampFormat.Instance);
        type.Attribute("errors", job => job.Errors, Errors);
        type.Timestamps(job => job.CreatedAt, job => job.UpdatedAt);
        type.ToAny("result", job => job.ResultType, job => job.ResultId);
        type.ToAny("subject", job => job.SubjectType, job => job.SubjectId);
        type.ToOne("owner", job => job.OwnerUserId, "users").On(Surfaces.Admin);
        type.FilterId("owner", job => job.OwnerUserId, Surfaces.Admin);
        type.SortByDefault("-createdAt");
        type.Include("owner");
        type.Create(body => new StartJobCommand(body.Required<string>("kind")));
    });

    public static ResourceType Cancellations { get; } = Resource.Type<JobCancellationView, JobId>("jobCancellations", cancellation => cancellation.Id, type =>
    {
        type.Describe("The wish that a job ends. What nobody has begun is cancelled at once; what runs stops at its next step, and what is done until then stays done. A finished job is refused with 409.");
        type.On(Surface.Public, Methods.Read | Methods.Create, AccessRule.Buyer);
        type.On(Surface.Seller, Methods.Read | Methods.Create, AccessRule.AnyOf(Surface.Seller));
        type.On(Surface.Admin, Methods.Read | Methods.Create, Permission);
        type.Timestamps(cancellation => cancellation.CreatedAt, updatedAt: null);
        type.ToOne("job", cancellation => cancellation.JobId, "jobs").Required();
        type.Include("job");
        type.Create(body => new CancelJobCommand(body.RequiredOne<JobId>("job")));
    });

    public static ResourceType Schedules { get; } = Resource.Type<JobScheduleView, JobScheduleId>("jobSchedules", schedule => schedule.Id, type =>
    {
        type.Describe("A kind of work that is done from time to time, by one node at a time. cron has five fields, or six with the seconds first; or it is @every and an ISO 8601 duration (@every PT30S). A paused kind can still be started by hand.");
        type.On(Surface.Admin, Methods.ListRead | Methods.Update, Permission);
        type.Attribute("kind", schedule => schedule.Kind, StringFormat.Any).Filter().Sort();
        type.Attribute("cron", schedule => schedule.Cron, new StringFormat(JobSchedule.MaxCronLength, minLength: 1)).UpdateOnly();
        type.Attribute("timeZone", schedule => schedule.TimeZone, new StringFormat(JobSchedule.MaxTimeZoneLength, minLength: 1)).UpdateOnly();
        type.Attribute("isPaused", schedule => schedule.IsPaused, BooleanFormat.Instance).UpdateOnly().Filter();
        type.Attribute("lastRunAt", schedule => schedule.LastRunAt, TimestampFormat.Instance);
        type.Attribute("nextRunAt", schedule => schedule.NextRunAt, TimestampFormat.Instance);
        type.Timestamps(schedule => schedule.CreatedAt, schedule => schedule.UpdatedAt);
        type.ToOne("lastJob", schedule => schedule.LastJobId, "jobs");
        type.SortByDefault("kind");
        type.Include("lastJob");
        type.Update((id, body) => new ChangeJobScheduleCommand(new(id), before => new Timing(
            body.Change<string>("cron").Or(before.Cron), body.Change<string>("timeZone").Or(before.TimeZone), body.Change<bool>("isPaused").Or(before.IsPaused))));
    });

    private sealed record Progress(int Done, int? Total);
}
