using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ArmController.Training.Checkpoints;

/// <summary>
/// The bytes of one checkpoint: magic 8, version 4, config hash 8, generation 8, length 4, payload, SHA-256 of all before; little-endian.
/// </summary>
internal static class CheckpointImage
{
    public const int HeaderLength = 32;
    public const int MaxPayloadBytes = 64 << 20;

    private const int Version = 1;
    private const int VersionAt = 8;
    private const int ConfigHashAt = 12;
    private const int GenerationAt = 20;
    private const int LengthAt = 28;

    // As in PNG: a byte above 127, then a line end each way, so that a transfer that takes the file for text is noticed at once.
    private static ReadOnlySpan<byte> Magic => [0x89, (byte)'A', (byte)'R', (byte)'M', (byte)'C', (byte)'\r', (byte)'\n', 0x1a];

    /// <summary>Bytes of the image of a payload.</summary>
    public static int Length(int payloadBytes) => HeaderLength + payloadBytes + SHA256.HashSizeInBytes;

    /// <summary>Fills <paramref name="image"/>, which has exactly <see cref="Length"/> bytes.</summary>
    public static void Encode(ReadOnlySpan<byte> payload, ulong configHash, ulong generation, Span<byte> image)
    {
        Magic.CopyTo(image);
        BinaryPrimitives.WriteInt32LittleEndian(image[VersionAt..], Version);
        BinaryPrimitives.WriteUInt64LittleEndian(image[ConfigHashAt..], configHash);
        BinaryPrimitives.WriteUInt64LittleEndian(image[GenerationAt..], generation);
        BinaryPrimitives.WriteInt32LittleEndian(image[LengthAt..], payload.Length);
        payload.CopyTo(image[HeaderLength..]);
        int hashAt = HeaderLength + payload.Length;
        SHA256.HashData(image[..hashAt], image[hashAt..]);
    }

    /// <summary>
    /// Judges bytes from anywhere; the header is meaningful only for <see cref="CheckpointVerdict.Good"/> and
    /// <see cref="CheckpointVerdict.ForeignConfig"/>.
    /// </summary>
    /// <param name="image">All bytes of the file, no more and no fewer.</param>
    /// <param name="configHash">The configuration it must belong to, or null when any will do.</param>
    /// <param name="header">What the image says about itself.</param>
    public static CheckpointVerdict Decode(ReadOnlySpan<byte> image, ulong? configHash, out CheckpointHeader header)
    {
        header = default;
        int magicBytes = Math.Min(image.Length, Magic.Length);
        if (!image[..magicBytes].SequenceEqual(Magic[..magicBytes]))
        {
            return CheckpointVerdict.NotACheckpoint;
        }

        if (image.Length < HeaderLength)
        {
            return CheckpointVerdict.Truncated;
        }

        if (BinaryPrimitives.ReadInt32LittleEndian(image[VersionAt..]) != Version)
        {
            return CheckpointVerdict.WrongVersion;
        }

        int payloadBytes = BinaryPrimitives.ReadInt32LittleEndian(image[LengthAt..]);
        if (payloadBytes is < 0 or > MaxPayloadBytes)
        {
            return CheckpointVerdict.Corrupt;
        }

        int length = Length(payloadBytes);
        if (image.Length != length)
        {
            return image.Length < length ? CheckpointVerdict.Truncated : CheckpointVerdict.Corrupt;
        }

        int hashAt = HeaderLength + payloadBytes;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(image[..hashAt], hash);
        if (!hash.SequenceEqual(image[hashAt..]))
        {
            return CheckpointVerdict.Corrupt;
        }

        header = new(
            BinaryPrimitives.ReadUInt64LittleEndian(image[ConfigHashAt..]),
            BinaryPrimitives.ReadUInt64LittleEndian(image[GenerationAt..]),
            payloadBytes);
        return configHash is { } expected && expected != header.ConfigHash ? CheckpointVerdict.ForeignConfig : CheckpointVerdict.Good;
    }
}
