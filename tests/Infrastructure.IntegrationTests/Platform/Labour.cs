using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using MediatR;

namespace Marketplace.Infrastructure.IntegrationTests.Platform;

internal sealed record LabourCommand : ICommand<int>
{
    public const string Kind = "test.labour";
}

/// <summary>Work that does what a test says.</summary>
internal sealed class Labour
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Func<IRunningJob, CancellationToken, Task<int>> Work { get; set; } = (_, _) => Task.FromResult(0);

    public int Count { get; private set; }

    public Task Begun => _begun.Task;

    public Task<int> DoAsync(IRunningJob job, CancellationToken ct)
    {
        Count++;
        _begun.TrySetResult();
        return Work(job, ct);
    }
}

internal sealed class LabourHandler(Labour labour, IRunningJob job) : IRequestHandler<LabourCommand, int>
{
    public Task<int> Handle(LabourCommand request, CancellationToken cancellationToken) => labour.DoAsync(job, cancellationToken);
}
