using System.Buffers;
using System.Text.Json;
using ArmController.Configuration.Files;
using Microsoft.Win32.SafeHandles;

namespace ArmController.Training.Runs;

/// <summary>
/// One JSON object per line, gathered in memory and written about once a second on the caller's thread. A line costs no garbage.
/// A disk that refuses costs lines, which are counted, and never an exception; what was torn is written over at the next try. What a power cut
/// has torn is cut off when the file is opened again: it tells nothing, and joined with the next line it would spoil that one too.
/// </summary>
public sealed class JsonLines : IDisposable
{
    private const int MostBytes = 4 << 20;
    private const int SoughtBytes = 1 << 12;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly SafeFileHandle file;
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 16);
    private readonly Utf8JsonWriter json;
    private long offset;
    private long bufferedLines;
    private TimeSpan due;

    /// <summary>Opens a file for lines after the whole ones it has; what the disk refuses here is thrown, and so is a link in its place.</summary>
    public JsonLines(string path)
    {
        file = PlainFile.OpenToWrite(path);
        try
        {
            offset = EndOfLines(file, out bool isTorn);
            if (isTorn)
            {
                RandomAccess.SetLength(file, offset);
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }

        json = new(buffer);
    }

    /// <summary>Lines that are on the disk.</summary>
    public long WrittenLines { get; private set; }

    /// <summary>Lines that were given up because the disk refused for too long.</summary>
    public long LostLines { get; private set; }

    /// <summary>Begins a line: write the object's members, then call <see cref="End"/>.</summary>
    public Utf8JsonWriter Begin()
    {
        json.WriteStartObject();
        return json;
    }

    /// <summary>Ends the line. Nothing is written to the disk yet.</summary>
    public void End()
    {
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
        bufferedLines++;
        if (buffer.WrittenCount > MostBytes && !Flush().IsDone)
        {
            LostLines += bufferedLines;
            Forget();
        }
    }

    /// <summary>Writes what is gathered when a second has passed since the last time.</summary>
    /// <param name="now">Any clock that only goes forward.</param>
    public WriteResult FlushWhenDue(TimeSpan now)
    {
        if (now < due)
        {
            return WriteResult.Done;
        }

        due = now + Period;
        return Flush();
    }

    /// <summary>Writes what is gathered.</summary>
    public WriteResult Flush()
    {
        if (buffer.WrittenCount == 0)
        {
            return WriteResult.Done;
        }

        try
        {
            RandomAccess.Write(file, buffer.WrittenSpan, offset);
        }
        catch (Exception fault) when (WriteResult.IsDisk(fault))
        {
            return WriteResult.Failed(fault);
        }

        offset += buffer.WrittenCount;
        WrittenLines += bufferedLines;
        Forget();
        return WriteResult.Done;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (file.IsClosed)
        {
            return;
        }

        if (!Flush().IsDone)
        {
            LostLines += bufferedLines;
            Forget();
        }

        json.Dispose();
        file.Dispose();
    }

    // Backwards, for a power cut may leave more than a line behind the last whole one.
    private static long EndOfLines(SafeFileHandle file, out bool isTorn)
    {
        long length = RandomAccess.GetLength(file);
        Span<byte> sought = stackalloc byte[SoughtBytes];
        for (long end = length; end > 0;)
        {
            long from = Math.Max(0, end - SoughtBytes);
            int got = RandomAccess.Read(file, sought[..(int)(end - from)], from);
            int last = sought[..got].LastIndexOf((byte)'\n');
            if (last >= 0)
            {
                isTorn = from + last + 1 < length;
                return from + last + 1;
            }

            end = from;
        }

        isTorn = length > 0;
        return 0;
    }

    private void Forget()
    {
        bufferedLines = 0;
        buffer.ResetWrittenCount();
    }
}
