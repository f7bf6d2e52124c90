using Marketplace.Domain.Common;

namespace Marketplace.Domain.Integration.Contracts;

public sealed record ImportCreated(ImportId ImportId) : IDomainEvent
{
    public string Name => "import.created";

    public Guid SubjectId => ImportId.Value;
}

public sealed record ImportStatusChanged(ImportId ImportId, ImportStatus Before, ImportStatus After, string? Reason) : IStateChange
{
    public string Name => (Before, After) switch
    {
        (ImportStatus.Paused or ImportStatus.Failed, ImportStatus.Running) => "import.resumed",
        (_, ImportStatus.Running) => "import.started",
        _ => $"import.{To}",
    };

    public Guid SubjectId => ImportId.Value;

    public string SubjectType => "imports";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}
