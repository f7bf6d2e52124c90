using Marketplace.Application.Common.Reading;
using MediatR;

namespace Marketplace.Application.Common;

/// <summary>Changes state; saved once, at the end of its handler.</summary>
public interface ICommand<out TResult> : IRequest<TResult>;

/// <summary>Reads without changing anything, so it may be cached and retried.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;

/// <summary>What a command made or changed, told by id; the answer is then read like any other, unless the command tells it.</summary>
/// <param name="Id">The id of the resource that the answer shows.</param>
/// <param name="AlreadyThere">The command found its work done (a repeated deed): the answer is 200 instead of 201.</param>
public sealed record Written(Guid Id, bool AlreadyThere = false)
{
    /// <summary>
    /// The resource as its reading would tell it now, where the command has everything at hand, or where it holds what is told once and kept nowhere (tokens);
    /// otherwise it is read.
    /// </summary>
    public IView? View { get; init; }

    /// <summary>Members for the <c>meta</c> of the answered resource that are told this once only: a secret, <c>merged</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Meta { get; init; }

    /// <summary>The work that goes on, where creation answers with a job.</summary>
    public Guid? Job { get; init; }

    /// <summary>Done, or at least noted, and nothing more is to be told: whoever asked may be a stranger.</summary>
    public static Written Noted { get; } = new(Guid.Empty);
}

/// <summary>A value that may be absent: in an update, absent keeps what is there and <c>null</c> empties it.</summary>
public readonly record struct Optional<T>(bool IsPresent, T Value)
{
    public static implicit operator Optional<T>(T value) => new(IsPresent: true, value);

    public T Or(T present) => IsPresent ? Value : present;
}
