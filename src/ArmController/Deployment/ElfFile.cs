using System.Buffers.Binary;
using ArmController.Configuration.Files;

namespace ArmController.Deployment;

/// <summary>Which processor a Linux program is for.</summary>
internal static class ElfFile
{
    private const ushort Arm64 = 0xB7;
    private const ushort X64 = 0x3E;

    /// <summary>True for a 64-bit program of that processor.</summary>
    /// <param name="file">The program.</param>
    /// <param name="rid">linux-arm64 or linux-x64.</param>
    public static bool IsFor(string file, string rid)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        Span<byte> head = stackalloc byte[20];
        using FileStream stream = new(PlainFile.OpenToRead(file), FileAccess.Read);
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && head[..4].SequenceEqual("\u007fELF"u8)
            && BinaryPrimitives.ReadUInt16LittleEndian(head[18..]) == (rid == "linux-arm64" ? Arm64 : X64);
    }
}
