using ArmController.Numerics;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Numerics;

public class StateImageTests
{
    private const int ImageLength = 8 + 8 + 4 + 1 + 8 + (3 * 8) + (2 * 4) + 5;

    [Fact]
    public void Everything_written_is_read_back_bit_by_bit() =>
        Gen.Select(Gen.ULong, Gen.Long, Gen.Int, Gen.Bool, Gen.ULong).Sample((unsigned, signed, integer, flag, doubleBits) =>
        {
            double number = BitConverter.UInt64BitsToDouble(doubleBits);
            byte[] image = Write(unsigned, signed, integer, flag, number);

            var reader = new StateReader(image);
            Assert.Equal(ImageLength, reader.Remaining);
            Assert.Equal(unsigned, reader.ReadULong());
            Assert.Equal(signed, reader.ReadLong());
            Assert.Equal(integer, reader.ReadInt());
            Assert.Equal(flag, reader.ReadBool());
            Assert.Equal(doubleBits, BitConverter.DoubleToUInt64Bits(reader.ReadDouble()));
            double[] doubles = new double[3];
            reader.Read(doubles);
            Assert.Equal([number, -0.0, 1.5], doubles);
            int[] integers = new int[2];
            reader.Read(integers);
            Assert.Equal([integer, -1], integers);
            byte[] bytes = new byte[5];
            reader.Read(bytes);
            Assert.Equal("bytes"u8.ToArray(), bytes);
            Assert.Equal(0, reader.Remaining);
            Assert.False(reader.Truncated);
        });

    [Fact]
    public void Every_shorter_image_shows_as_truncated()
    {
        byte[] image = Write(1, 2, 3, true, 4);
        for (int length = 0; length < image.Length; length++)
        {
            Assert.True(ReadAll(image.AsSpan(0, length)), $"length {length}");
        }

        Assert.False(ReadAll(image));

        static bool ReadAll(ReadOnlySpan<byte> image)
        {
            var reader = new StateReader(image);
            reader.ReadULong();
            reader.ReadLong();
            reader.ReadInt();
            reader.ReadBool();
            reader.ReadDouble();
            reader.Read(stackalloc double[3]);
            reader.Read(stackalloc int[2]);
            reader.Read(stackalloc byte[5]);
            return reader.Truncated;
        }
    }

    [Fact]
    public void After_a_truncated_read_everything_is_zero_even_if_it_would_fit()
    {
        var reader = new StateReader([1, 1, 1, 1]);
        Assert.Equal(0UL, reader.ReadULong());
        Assert.True(reader.Truncated);
        Assert.False(reader.ReadBool());
        byte[] bytes = [9, 9];
        reader.Read(bytes);
        Assert.Equal([0, 0], bytes);
    }

    [Fact]
    public void The_image_is_little_endian()
    {
        byte[] image = new byte[8];
        var writer = new StateWriter(image);
        writer.Write(0x0102030405060708UL);
        Assert.Equal([8, 7, 6, 5, 4, 3, 2, 1], image);
    }

    private static byte[] Write(ulong unsigned, long signed, int integer, bool flag, double number)
    {
        byte[] image = new byte[ImageLength];
        var writer = new StateWriter(image);
        writer.Write(unsigned);
        writer.Write(signed);
        writer.Write(integer);
        writer.Write(flag);
        writer.Write(number);
        writer.Write([number, -0.0, 1.5]);
        writer.Write([integer, -1]);
        writer.Write("bytes"u8);
        Assert.Equal(ImageLength, writer.Length);
        return image;
    }
}
