using ArmController.Training.Checkpoints;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Program.Checkpoints;

public class CheckpointImageTests
{
    private const ulong Config = 0x1122334455667788;

    private static readonly byte[] Payload = [.. Enumerable.Range(0, 24).Select(i => (byte)(i * 11))];

    [Fact]
    public void What_was_encoded_is_decoded() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.ULong, Gen.ULong).Sample((payload, config, generation) =>
        {
            byte[] image = Encode(payload, config, generation);
            Assert.Equal(CheckpointVerdict.Good, CheckpointImage.Decode(image, config, out CheckpointHeader header));
            Assert.Equal(new CheckpointHeader(config, generation, payload.Length), header);
            Assert.Equal(payload, image.AsSpan(CheckpointImage.HeaderLength, header.PayloadLength).ToArray());
        });

    [Fact]
    public void The_layout_is_the_documented_one()
    {
        byte[] image = Encode([0xaa], 0x0807060504030201, 0x1817161514131211);
        byte[] expected =
        [
            0x89, 0x41, 0x52, 0x4d, 0x43, 0x0d, 0x0a, 0x1a, 1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8,
            0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 1, 0, 0, 0, 0xaa,
        ];
        Assert.Equal(expected, image[..33]);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(expected), image[33..]);
    }

    [Fact]
    public void Every_truncation_is_refused_as_truncated()
    {
        byte[] image = Encode(Payload, Config, 3);
        for (int length = 0; length < image.Length; length++)
        {
            Assert.Equal(CheckpointVerdict.Truncated, CheckpointImage.Decode(image.AsSpan(0, length), Config, out _));
        }
    }

    [Fact]
    public void Every_flipped_bit_is_refused()
    {
        byte[] image = Encode(Payload, Config, 3);
        for (int bit = 0; bit < image.Length * 8; bit++)
        {
            image[bit / 8] ^= (byte)(1 << (bit % 8));
            CheckpointVerdict verdict = CheckpointImage.Decode(image, Config, out _);

            // Magic, version and length are told apart; everything else can only be damage.
            CheckpointVerdict[] allowed = (bit / 8) switch
            {
                < 8 => [CheckpointVerdict.NotACheckpoint],
                < 12 => [CheckpointVerdict.WrongVersion],
                >= 28 and < 32 => [CheckpointVerdict.Corrupt, CheckpointVerdict.Truncated],
                _ => [CheckpointVerdict.Corrupt],
            };
            Assert.Contains(verdict, allowed);
            image[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.Equal(CheckpointVerdict.Good, CheckpointImage.Decode(image, Config, out _));
    }

    [Fact]
    public void Zeroed_blocks_and_trailing_bytes_are_refused()
    {
        byte[] image = Encode(Payload, Config, 3);
        for (int at = 0; at + 8 <= image.Length; at += 8)
        {
            byte[] zeroed = [.. image];
            zeroed.AsSpan(at, 8).Clear();
            Assert.NotEqual(CheckpointVerdict.Good, CheckpointImage.Decode(zeroed, null, out _));
        }

        Assert.Equal(CheckpointVerdict.Corrupt, CheckpointImage.Decode([.. image, 0], Config, out _));
    }

    [Fact]
    public void Another_configuration_is_refused_by_name()
    {
        byte[] image = Encode(Payload, Config, 3);
        Assert.Equal(CheckpointVerdict.ForeignConfig, CheckpointImage.Decode(image, Config + 1, out CheckpointHeader header));
        Assert.Equal(Config, header.ConfigHash);
        Assert.Equal(CheckpointVerdict.Good, CheckpointImage.Decode(image, null, out _));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(CheckpointImage.MaxPayloadBytes + 1)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void An_impossible_length_is_refused(int length)
    {
        byte[] image = Encode(Payload, Config, 3);
        BitConverter.TryWriteBytes(image.AsSpan(28), length);
        Assert.Equal(CheckpointVerdict.Corrupt, CheckpointImage.Decode(image, Config, out _));
    }

    [Fact]
    public void Arbitrary_bytes_never_throw_and_are_never_good() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, 32]).Sample((noise, kept) =>
        {
            byte[] image = [.. Encode(Payload, Config, 3).AsSpan(0, kept), .. noise];
            Assert.NotEqual(CheckpointVerdict.Good, CheckpointImage.Decode(image, null, out _));
        });

    [Fact]
    public void A_verdict_by_default_is_no_good() => Assert.Equal(CheckpointVerdict.Missing, default);

    private static byte[] Encode(byte[] payload, ulong config, ulong generation)
    {
        byte[] image = new byte[CheckpointImage.Length(payload.Length)];
        CheckpointImage.Encode(payload, config, generation, image);
        return image;
    }
}
