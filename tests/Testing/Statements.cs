using System.Diagnostics;
using Marketplace.Infrastructure.Search;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Marketplace.Testing;

/// <summary>Notes the statements of the code that runs inside <see cref="OfAsync"/>, be they EF Core's or the search's, and of nothing that runs beside it.</summary>
public sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<List<string>?> Current = new();

    private static readonly IDisposable Subscription = DiagnosticListener.AllListeners.Subscribe(new Statements());

    private static readonly ActivityListener Listener = new()
    {
        ShouldListenTo = source => source.Name == SearchReader.SourceName, // by name: it is asked while the source is still being made
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => Current.Value is null ? ActivitySamplingResult.None : ActivitySamplingResult.AllData,
        ActivityStopped = activity => Current.Value?.Add((string)activity.GetTagItem("db.query.text")!),
    };

    static Statements() => ActivitySource.AddActivityListener(Listener);

    /// <summary>Before any database is opened: EF Core looks only now and then whether somebody listens, and each pooled context remembers that nobody did.</summary>
    public static void Listen() => _ = Subscription;

    public static async Task<IReadOnlyList<string>> OfAsync(Func<Task> work)
    {
        var noted = new List<string>();
        Current.Value = noted;
        try
        {
            await work();
            return noted;
        }
        finally
        {
            Current.Value = null;
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData command) Current.Value?.Add(command.Command.CommandText);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
