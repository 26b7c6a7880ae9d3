using System.Buffers.Binary;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>An input read as instructions; past its end everything is zero.</summary>
internal sealed class Script(byte[] bytes)
{
    private int at;

    public bool Ended => at >= bytes.Length;

    public byte Byte() => at < bytes.Length ? bytes[at++] : (byte)0;

    public ushort Word() => (ushort)(Byte() | (Byte() << 8));

    public double Double()
    {
        Span<byte> eight = stackalloc byte[8];
        Fill(eight);
        return BinaryPrimitives.ReadDoubleLittleEndian(eight);
    }

    public void Fill(Span<byte> room)
    {
        foreach (ref byte b in room)
        {
            b = Byte();
        }
    }

    public byte[] Bytes(int count)
    {
        byte[] room = new byte[count];
        Fill(room);
        return room;
    }
}
