using ArmController.Recording;
using ArmController.Service.Sockets;
using ArmController.Service.Words;

namespace ArmController.Service;

/// <summary>
/// Answers those who only look: <c>status</c> for one line of JSON, <c>tail</c> for the last lines of logfmt,
/// <c>follow</c> to be sent each line to come.
/// </summary>
internal sealed class ViewDesk(Func<ReadOnlyMemory<byte>> status, LineTail tail) : ILineDesk
{
    private readonly TextBuffer text = new(512);

    /// <inheritdoc/>
    public void Begin(TimeSpan now)
    {
        // Nothing that is looked at here depends on it.
    }

    /// <inheritdoc/>
    public bool IsUrgent(ReadOnlySpan<byte> line) => false;

    /// <inheritdoc/>
    public void Answer(ReadOnlySpan<byte> line, int user, out ReadOnlySpan<byte> answer, out bool follow)
    {
        bool known = ViewGrammar.Lines.TryParse(line, out ViewWord word);
        follow = word == ViewWord.Follow;
        answer = !known ? ViewGrammar.Lines.Refuse(line, "E-SVC-03"u8, text)
            : word == ViewWord.Status ? status().Span
            : follow ? tail.Newest
            : tail.All();
    }
}
