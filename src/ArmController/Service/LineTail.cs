namespace ArmController.Service;

/// <summary>The last lines, in a buffer of fixed size.</summary>
internal sealed class LineTail
{
    private const int Lines = 20;
    private const int LineBytes = 1_024;

    private readonly byte[] lines = new byte[Lines * LineBytes];
    private readonly int[] lengths = new int[Lines];
    private readonly byte[] joined = new byte[Lines * LineBytes];
    private int newest = -1;

    /// <summary>The newest line; empty before the first.</summary>
    public ReadOnlySpan<byte> Newest => newest < 0 ? [] : Line(newest);

    /// <summary>Keeps a line, with its end.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        newest = (newest + 1) % Lines;
        lengths[newest] = Math.Min(line.Length, LineBytes);
        line[..lengths[newest]].CopyTo(lines.AsSpan(newest * LineBytes));
    }

    /// <summary>All of them, the oldest first; valid until the next call.</summary>
    public ReadOnlySpan<byte> All()
    {
        int length = 0;
        for (int i = 1; i <= Lines; i++)
        {
            ReadOnlySpan<byte> line = Line((newest + i + Lines) % Lines);
            line.CopyTo(joined.AsSpan(length));
            length += line.Length;
        }

        return joined.AsSpan(0, length);
    }

    private ReadOnlySpan<byte> Line(int slot) => lines.AsSpan(slot * LineBytes, lengths[slot]);
}
