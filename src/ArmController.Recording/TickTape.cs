using System.Security.Cryptography;
using ArmController.Control.Ticking;
using ArmController.Motion.Servo;
using ArmController.Numerics;

namespace ArmController.Recording;

/// <summary>
/// Keeps every tick of a run whole, to the last bit: its inputs so that they can be fed again, and its outcome so that the two can be compared.
/// All room is taken once. A seal over everything finds a changed byte.
/// </summary>
public sealed class TickTape : IRecorder
{
    // More than inputs and outcome take; the first tick says how much that is.
    private const int MostRowBytes = 4_096;

    private readonly byte[] rows;
    private readonly int rowBytes;
    private byte[] seal = [];

    /// <summary>An empty tape.</summary>
    /// <param name="ticks">Ticks that it has room for.</param>
    public TickTape(int ticks)
    {
        Capacity = ticks;
        rowBytes = Write(new byte[MostRowBytes], default);
        rows = new byte[(long)ticks * rowBytes];
    }

    /// <summary>Ticks that it has room for.</summary>
    public int Capacity { get; }

    /// <summary>Ticks on it.</summary>
    public int Count { get; private set; }

    /// <summary>Ticks that came when it was full.</summary>
    public long Missed { get; private set; }

    /// <summary>True while every byte is the one that was sealed.</summary>
    public bool IsWhole => seal.AsSpan().SequenceEqual(SHA256.HashData(Bytes));

    /// <summary>Every byte that was written.</summary>
    public Span<byte> Bytes => rows.AsSpan(0, Count * rowBytes);

    /// <inheritdoc/>
    public void Append(in TickRecord record)
    {
        if (Count == Capacity)
        {
            Missed++;
            return;
        }

        Write(rows.AsSpan(Count * rowBytes, rowBytes), record);
        Count++;
    }

    /// <summary>Nothing more is written: from here on a changed byte shows.</summary>
    public void Seal() => seal = SHA256.HashData(Bytes);

    /// <summary>One tick's bytes.</summary>
    public ReadOnlySpan<byte> Row(int tick) => rows.AsSpan(tick * rowBytes, rowBytes);

    /// <summary>One tick's inputs, and what the bus answered to its command.</summary>
    public void Read(int tick, out TickInputs inputs, out BusStatus sent)
    {
        StateReader reader = new(Row(tick));
        inputs = default;
        inputs.Load(ref reader);
        sent = (BusStatus)reader.ReadInt();
    }

    private static int Write(Span<byte> row, in TickRecord record)
    {
        StateWriter inputs = new(row);
        record.In.Save(ref inputs);
        inputs.Write((int)record.Sent);
        BytesSink outcome = new(row[inputs.Length..]);
        TickChannels.Brief(record, ref outcome);
        TickChannels.Outcome(record, ref outcome);
        return inputs.Length + outcome.Length;
    }
}
