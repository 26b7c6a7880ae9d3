using ArmController.Motion.Servo;

namespace ArmController.Tests.Hardware.Buses;

/// <summary>
/// Servos on a line that answers late, as a half-duplex one does: a write asks each of them where it is, and what it says has come after a tick.
/// Lanes 0 and 2 are driven with counts from 110 to 500.
/// </summary>
internal sealed class EchoServoBus(int measuredLanes) : IServoBus
{
    private const int Driven = (1 << 0) | (1 << 2);

    private ServoCounts servos;
    private ServoAnswers asked;
    private ServoAnswers come;
    private bool open;
    private bool disposed;
    private bool failsNext;

    public int MeasuredLanes => measuredLanes & Driven;

    public ulong Transactions { get; private set; }

    public ref readonly ServoCounts Servos => ref servos;

    public BusStatus Open()
    {
        if (disposed)
        {
            return BusStatus.Closed;
        }

        BusStatus status = LetGo();
        open = status == BusStatus.Ok;
        come = default;
        return status;
    }

    public BusStatus Write(in ServoCounts counts)
    {
        if (!open)
        {
            return BusStatus.Closed;
        }

        for (int lane = 0; lane < ServoCounts.Capacity; lane++)
        {
            if ((Driven & (1 << lane)) != 0 && counts[lane] != 0 && counts[lane] is < 110 or > 500)
            {
                return BusStatus.PulseRefused;
            }
        }

        if (!Transact())
        {
            return BusStatus.Timeout;
        }

        servos = counts;
        asked = default;
        for (int lane = 0; lane < ServoCounts.Capacity; lane++)
        {
            if ((MeasuredLanes & (1 << lane)) != 0)
            {
                asked[lane] = new(ServoSaid.Count, counts[lane]);
            }
        }

        return BusStatus.Ok;
    }

    public BusStatus Look(out ServoAnswers answers)
    {
        answers = default;
        if (!open)
        {
            return BusStatus.Closed;
        }

        if (!Transact())
        {
            return BusStatus.Timeout;
        }

        answers = come;
        come = default;
        return BusStatus.Ok;
    }

    public BusStatus Release() => disposed ? BusStatus.Closed : LetGo();

    public void Dispose()
    {
        servos = default;
        open = false;
        disposed = true;
    }

    /// <summary>The bytes that were asked for arrive.</summary>
    public void PassTick()
    {
        come = asked;
        asked = default;
    }

    public void FailNext() => failsNext = true;

    private BusStatus LetGo()
    {
        if (!Transact())
        {
            return BusStatus.Timeout;
        }

        servos = default;
        asked = default;
        return BusStatus.Ok;
    }

    private bool Transact()
    {
        Transactions++;
        bool fails = failsNext;
        failsNext = false;
        return !fails;
    }
}
