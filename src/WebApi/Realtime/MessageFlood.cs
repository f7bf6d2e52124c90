using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Marketplace.WebApi.Realtime;

/// <summary>Ends a connection whose client sends more messages in a minute than it may, before anything is done about them.</summary>
internal static class MessageFlood
{
    public static Func<ConnectionDelegate, ConnectionDelegate> Guard(int perMinute, TimeProvider clock) => next => connection =>
    {
        connection.Transport = new Guarded(new CountedInput(connection.Transport.Input, perMinute, clock, () => End(connection)), connection.Transport.Output);
        return next(connection);
    };

    private static void End(ConnectionContext connection)
    {
        LiveMeasurements.CountEnd("flood");
        connection.Abort();
    }

    private sealed record Guarded(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Every message of the protocol ends with a record separator, and who reads takes whole messages only; so what is there at a reading has not been counted yet.</summary>
    private sealed class CountedInput(PipeReader inner, int perMinute, TimeProvider clock, Action end) : PipeReader
    {
        private const byte RecordSeparator = 0x1e;

        private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

        private long _since = clock.GetTimestamp();
        private int _count;

        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) => Count(await inner.ReadAsync(cancellationToken));

        public override bool TryRead(out ReadResult result)
        {
            if (!inner.TryRead(out result)) return false;

            Count(result);
            return true;
        }

        public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        private ReadResult Count(ReadResult read)
        {
            if (clock.GetElapsedTime(_since) > Minute) (_since, _count) = (clock.GetTimestamp(), 0);
            foreach (var part in read.Buffer) _count += part.Span.Count(RecordSeparator);
            if (_count > perMinute) end();
            return read;
        }
    }
}
