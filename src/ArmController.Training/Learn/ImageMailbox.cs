namespace ArmController.Training.Learn;

/// <summary>
/// Carries images of a learner from the loop's thread to the keeper's. One buffer, no locks: the keeper asks, the loop writes between two ticks, and
/// until the keeper gives the buffer back the loop leaves it alone.
/// </summary>
/// <param name="capacity">Most bytes of an image.</param>
public sealed class ImageMailbox(int capacity)
{
    private readonly byte[] image = new byte[capacity];
    private int asked;
    private int length;

    /// <summary>For the loop: somebody waits for an image, and there is room for it.</summary>
    public bool IsWanted => Volatile.Read(ref asked) != 0 && Volatile.Read(ref length) == 0;

    /// <summary>For the loop: where the image is written.</summary>
    public Span<byte> Buffer => image;

    /// <summary>Asks for an image; <see cref="TryTake"/> has it a tick later.</summary>
    public void Ask() => Volatile.Write(ref asked, 1);

    /// <summary>For the loop: so many bytes were written.</summary>
    public void Post(int bytes)
    {
        Volatile.Write(ref length, bytes);
        Volatile.Write(ref asked, 0);
    }

    /// <summary>The newest image, until <see cref="Release"/>.</summary>
    public bool TryTake(out ReadOnlySpan<byte> bytes)
    {
        int got = Volatile.Read(ref length);
        bytes = image.AsSpan(0, got);
        return got > 0;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Release() => Volatile.Write(ref length, 0);
}
