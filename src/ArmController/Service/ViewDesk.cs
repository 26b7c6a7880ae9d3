using ArmController.Service.Sockets;

namespace ArmController.Service;

/// <summary>Answers those who only look: <c>status</c> for one line of JSON, <c>tail</c> for the last lines of logfmt, <c>follow</c> to be sent each line to come.</summary>
internal sealed class ViewDesk(Func<ReadOnlyMemory<byte>> status, LineTail tail) : ILineDesk
{
    /// <inheritdoc/>
    public void Answer(ReadOnlySpan<byte> line, int user, out ReadOnlySpan<byte> answer, out bool follow)
    {
        follow = line.SequenceEqual("follow"u8);
        answer = line.SequenceEqual("status"u8) ? status().Span
            : line.SequenceEqual("tail"u8) ? tail.All()
            : follow ? tail.Newest
            : "refused E-SVC-03 that word is not known here; say status, tail or follow\n"u8;
    }
}
