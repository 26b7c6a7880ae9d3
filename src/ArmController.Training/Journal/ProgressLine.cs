using System.Buffers.Text;

namespace ArmController.Training.Journal;

/// <summary>A line of text in a fixed buffer, written number by number: shows progress without a byte of garbage.</summary>
public sealed class ProgressLine(Stream output)
{
    private readonly byte[] buffer = new byte[512];
    private int used;

    /// <summary>Adds text in UTF-8; what the line has no room for is left out.</summary>
    public ProgressLine Text(ReadOnlySpan<byte> text)
    {
        int fits = Math.Min(text.Length, buffer.Length - used);
        text[..fits].CopyTo(buffer.AsSpan(used));
        used += fits;
        return this;
    }

    /// <summary>Adds a number with so many decimals.</summary>
    public ProgressLine Number(double value, int decimals)
    {
        if (Utf8Formatter.TryFormat(value, buffer.AsSpan(used), out int written, new('F', (byte)decimals)))
        {
            used += written;
        }

        return this;
    }

    /// <summary>Adds a whole number.</summary>
    public ProgressLine Number(long value)
    {
        if (Utf8Formatter.TryFormat(value, buffer.AsSpan(used), out int written))
        {
            used += written;
        }

        return this;
    }

    /// <summary>A time as a person says it: 42 s, 3 min, 1.5 h.</summary>
    public ProgressLine Duration(double seconds) => seconds switch
    {
        < 100 => Number(seconds, 0).Text(" s"u8),
        < 6_000 => Number(seconds / 60, 0).Text(" min"u8),
        _ => Number(seconds / 3_600, 1).Text(" h"u8),
    };

    /// <summary>Adds a bar.</summary>
    /// <param name="share">Full part, 0 to 1; clamped.</param>
    /// <param name="width">Columns.</param>
    /// <param name="ascii">True for a terminal without line characters.</param>
    public ProgressLine Bar(double share, int width, bool ascii)
    {
        int full = (int)Math.Round(Math.Clamp(share, 0, 1) * width);
        for (int i = 0; i < width; i++)
        {
            Text(i < full ? (ascii ? "#"u8 : "━"u8) : (ascii ? "."u8 : "─"u8));
        }

        return this;
    }

    /// <summary>Writes the line and begins a new one.</summary>
    public void Send()
    {
        int length = used;
        used = 0;
        try
        {
            output.Write(buffer, 0, length);
            output.Flush();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Whoever watched is gone (a closed pipe, a dropped connection, a full disk under the log); the run does not care.
        }
    }
}
