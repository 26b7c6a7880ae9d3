using ArmController.Numerics;

namespace ArmController.Tests;

internal delegate void StateSaver(ref StateWriter writer);

internal delegate bool StateLoader(ref StateReader reader);

internal delegate void StateRestorer(ref StateReader reader);

/// <summary>Takes and gives back images of state, so that tests speak of bytes.</summary>
internal static class SavedState
{
    [ThreadStatic]
    private static byte[]? room;

    public static byte[] Of(StateSaver save)
    {
        byte[] buffer = room ??= new byte[1 << 23];
        StateWriter writer = new(buffer);
        save(ref writer);
        return buffer[..writer.Length];
    }

    public static bool Load(ReadOnlySpan<byte> image, StateLoader load)
    {
        StateReader reader = new(image);
        return load(ref reader);
    }

    public static void Restore(ReadOnlySpan<byte> image, StateRestorer restore)
    {
        StateReader reader = new(image);
        restore(ref reader);
        Assert(!reader.Truncated && reader.Remaining == 0);
    }

    private static void Assert(bool whole) => Xunit.Assert.True(whole, "The image was not read exactly to its end.");
}
