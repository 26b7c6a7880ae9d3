using ArmController.Configuration.Files;
using Microsoft.Win32.SafeHandles;

namespace ArmController.Training.Checkpoints;

/// <summary>Whole files in and out of buffers that the caller keeps, so that a save costs the collector next to nothing.</summary>
internal static class CheckpointFile
{
    /// <summary>Writes the bytes into a file made anew and returns once the disk has them.</summary>
    /// <exception cref="IOException">And its kin: see <see cref="DiskFault"/>.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using SafeFileHandle file = PlainFile.MakeAnew(path);
        RandomAccess.Write(file, bytes, 0);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>Reads and judges a file; never throws for what it finds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="configHash">The configuration it must belong to, or null when any will do.</param>
    /// <param name="buffer">Grown when too short; its first <paramref name="length"/> bytes are the file's.</param>
    /// <param name="length">Bytes read.</param>
    /// <param name="header">As in <see cref="CheckpointImage.Decode"/>.</param>
    public static CheckpointVerdict Read(string path, ulong? configHash, ref byte[] buffer, out int length, out CheckpointHeader header)
    {
        length = 0;
        header = default;
        try
        {
            if (!File.Exists(path))
            {
                return CheckpointVerdict.Missing;
            }

            using SafeFileHandle file = PlainFile.OpenToRead(path);

            // One byte more than the longest checkpoint is enough to know that it is none.
            long wanted = Math.Min(RandomAccess.GetLength(file), CheckpointImage.Length(CheckpointImage.MaxPayloadBytes) + 1L);
            Grow(ref buffer, (int)wanted);
            while (length < wanted)
            {
                int got = RandomAccess.Read(file, buffer.AsSpan(length, (int)wanted - length), length);
                if (got == 0)
                {
                    break;
                }

                length += got;
            }
        }
        catch (NotPlainFileException)
        {
            return CheckpointVerdict.NoFile;
        }
        catch (Exception e) when (DiskFault.IsOne(e))
        {
            return CheckpointVerdict.Unreadable;
        }

        return CheckpointImage.Decode(buffer.AsSpan(0, length), configHash, out header);
    }

    public static void Grow(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = GC.AllocateUninitializedArray<byte>(length);
        }
    }
}
