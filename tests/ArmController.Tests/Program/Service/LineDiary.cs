using System.Text;
using ArmController.Service.Sockets;

namespace ArmController.Tests.Program.Service;

/// <summary>A desk that writes down every line it is asked, answers with it, and follows who says so.</summary>
internal sealed class LineDiary : ILineDesk
{
    private byte[] answer = [];

    public List<string> Lines { get; } = [];

    public void Begin(TimeSpan now)
    {
    }

    public bool IsUrgent(ReadOnlySpan<byte> line) => line.SequenceEqual("stop"u8);

    public void Answer(ReadOnlySpan<byte> line, int user, out ReadOnlySpan<byte> answer, out bool follow)
    {
        string said = Encoding.ASCII.GetString(line);
        Lines.Add(said);
        follow = said == "follow";
        this.answer = Encoding.ASCII.GetBytes($"<{said}>");
        answer = this.answer;
    }
}
