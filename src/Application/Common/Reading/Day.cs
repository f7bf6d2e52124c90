namespace Marketplace.Application.Common.Reading;

/// <summary>A calendar day as the value of a filter over instants: all of it, in UTC.</summary>
public sealed record Day(DateOnly Date)
{
    public DateTimeOffset Start => new(Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    public DateTimeOffset End => Date == DateOnly.MaxValue ? DateTimeOffset.MaxValue : Start.AddDays(1);
}
