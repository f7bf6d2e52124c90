namespace Marketplace.Application.Common;

/// <summary>A short message to a person, by e-mail or by SMS.</summary>
/// <param name="To">An e-mail address, or a telephone number (E.164).</param>
/// <param name="Text">Plain text. It may hold a code, so it is never logged.</param>
public sealed record Message(MessageChannel Channel, string To, string Subject, string Text)
{
    /// <summary>After that it is of no use to anybody, and not sent any more.</summary>
    public DateTimeOffset? GoodUntil { get; init; }
}

public enum MessageChannel { Email, Sms }

/// <summary>Takes messages to be sent. Nobody waits for the sending, so that how long an answer takes does not tell whether there was somebody to write to.</summary>
public interface IMessenger
{
    /// <summary>Whether messages can leave that way at all, as the operator configured it.</summary>
    bool Carries(MessageChannel channel);

    /// <summary>It is stored by the save that follows, with what it tells of, and leaves after the commit.</summary>
    /// <exception cref="NotSupportedException">Nothing carries its channel.</exception>
    void Post(Message message);
}
