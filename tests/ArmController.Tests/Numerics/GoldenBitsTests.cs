using System.Buffers.Binary;
using System.Security.Cryptography;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Numerics;

/// <summary>The same hashes are expected on every processor: a difference in one bit of one result shows here.</summary>
public class GoldenBitsTests
{
    private const int Points = 100_000;

    [Theory]
    [InlineData("sin", "caed1b2680c3f903ca42bf2cb5163c7bc6add16e67ec668d4c40b646ac72f2ae")]
    [InlineData("cos", "fd59779e53529e72106795761495d4c0055a2cd0745aff5fe952545723058ed8")]
    [InlineData("exp", "c18d67d74dc162c8c0022db3972af9eedf052fde79515c5bc46e19b408969830")]
    [InlineData("log", "4bec03286ab5d76b09033e13adba968a5515d136623293da7abd0535fc2c6881")]
    [InlineData("atan2", "e99acd4151e0fe70c0a33588462cfda79682b8c46674dc45aae54fafc76e88db")]
    public void Results_have_the_committed_bits(string function, string expectedHash)
    {
        // Every third point has arbitrary bits (all magnitudes, infinities, NaN), the others the range in daily use.
        var random = new Pcg32(2024, 7);
        byte[] image = new byte[Points * sizeof(double)];
        for (int i = 0; i < Points; i++)
        {
            bool anyBits = i % 3 == 0;
            double x = anyBits ? BitConverter.UInt64BitsToDouble(random.NextULong()) : random.NextDouble(-50, 50);
            double y = anyBits ? BitConverter.UInt64BitsToDouble(random.NextULong()) : random.NextDouble(-50, 50);
            double result = function switch
            {
                "sin" => Elementary.Sin(x),
                "cos" => Elementary.Cos(x),
                "exp" => Elementary.Exp(x),
                "log" => Elementary.Log(Math.Abs(x)),
                _ => Elementary.Atan2(y, x),
            };
            BinaryPrimitives.WriteDoubleLittleEndian(image.AsSpan(i * sizeof(double)), result);
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(image));
        Assert.True(hash == expectedHash, $"{function} has the hash {hash}");
    }
}
