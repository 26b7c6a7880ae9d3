using ArmController.Configuration;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

public sealed class ArmReaderStormTests
{
    private static readonly ArmSource Shipped = Read();

    private static readonly Gen<byte> Marks = Gen.OneOf(Gen.Byte, Gen.Int[0, 15].Select(i => "\"{}[],:0-e<>/= \n"u8[i]));
    private static readonly Gen<(int Where, byte What)[]> Hits = Gen.Select(Gen.Int[0, 100_000], Marks).Array[1, 4];

    [Fact]
    public void Any_bytes_end_in_an_arm_or_in_sentences_with_places() =>
        Gen.Select(Hits, Gen.Bool, Gen.Bool).Sample(
            (hits, inUrdf, cut) =>
            {
                byte[] urdf = inUrdf ? Spoil(Shipped.Urdf, hits, cut) : Shipped.Urdf;
                byte[] json = inUrdf ? Shipped.Json : Spoil(Shipped.Json, hits, cut);

                Checked<ArmConfiguration> read = ArmReader.Read("storm", new("storm", urdf, json));

                Assert.True(read.TryGet(out _) || read.Faults.Count > 0);
                Assert.All(read.Faults, fault => Assert.True(fault.Line > 0 && fault.Cause.Length > 0 && fault.Remedy.Length > 0, fault.ToString()));
            },
            iter: 2000,
            threads: 1);

    private static byte[] Spoil(byte[] text, (int Where, byte What)[] hits, bool cut)
    {
        byte[] spoiled = [.. text];
        foreach ((int where, byte what) in hits)
        {
            spoiled[where % spoiled.Length] = what;
        }

        return cut ? spoiled[..(hits[0].Where % spoiled.Length)] : spoiled;
    }

    private static ArmSource Read()
    {
        Assert.True(ArmCatalogue.Load("desk4").TryGet(out ArmConfiguration? arm));
        return arm.Source;
    }
}
