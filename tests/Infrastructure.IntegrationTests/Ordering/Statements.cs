using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

/// <summary>Notes the statements of the code that runs inside <see cref="OfAsync"/>, and of nothing that runs beside it.</summary>
internal sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<List<string>?> Current = new();

    private static readonly IDisposable Subscription = DiagnosticListener.AllListeners.Subscribe(new Statements());

    /// <summary>To be called before a database is opened: EF Core looks only now and then whether somebody listens.</summary>
    public static IDisposable Listen() => Subscription;

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
