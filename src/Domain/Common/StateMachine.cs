namespace Marketplace.Domain.Common;

/// <summary>The moves that are allowed; every other one is refused with what would have been possible.</summary>
public sealed class StateMachine<TState>(params IReadOnlyList<(TState From, TState To)> moves)
    where TState : struct, Enum
{
    public const int MaxReasonLength = 1000;

    private static readonly EqualityComparer<TState> Same = EqualityComparer<TState>.Default;

    /// <summary>Moves for which the one who makes them has to give a reason.</summary>
    public IReadOnlyList<TState> ReasonedStates { get; init; } = [];

    public IReadOnlyList<TState> From(TState state) => [.. moves.Where(move => Same.Equals(move.From, state)).Select(move => move.To)];

    /// <summary>Returns the reason, trimmed, or refuses the move.</summary>
    public string? Check(TState from, TState to, string? reason)
    {
        var allowed = From(from);
        Ensure.That(allowed.Contains(to), States.CannotMove(from, to, allowed));

        reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        Ensure.That(reason is not null || !ReasonedStates.Contains(to), new(ErrorKind.Invalid, "required", "This move needs a reason.", "reason"));
        return Require.OptionalText(reason, MaxReasonLength, "reason");
    }
}

public static class States
{
    /// <summary>As the contract writes it: <c>InReview</c> is <c>inReview</c>.</summary>
    public static string Name<TState>(TState state)
        where TState : struct, Enum
    {
        var name = state.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static DomainError CannotMove<TState>(TState from, TState to, IEnumerable<TState> allowed)
        where TState : struct, Enum =>
        new(ErrorKind.Conflict, "invalid_state_transition", $"What is {Name(from)} cannot become {Name(to)}.", "to")
        {
            Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["from"] = Name(from), ["allowed"] = allowed.Select(Name).ToArray() },
        };
}
