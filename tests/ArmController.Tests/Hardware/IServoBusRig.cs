using ArmController.Motion.Servo;

namespace ArmController.Tests.Hardware;

/// <summary>A bus under test and eyes on what its servos see.</summary>
public interface IServoBusRig : IDisposable
{
    IServoBus Bus { get; }

    int MinCount { get; }

    int MaxCount { get; }

    ulong Transactions { get; }

    /// <summary>Transactions of one frame: one per device, or one per channel where each is a device of its own.</summary>
    ulong TransactionsPerFrame => 1;

    /// <summary>Whether a look is a transaction; a device that cannot be read has nothing to look at.</summary>
    bool LooksAtTheWire => true;

    /// <summary>What the bus must answer to a transaction broken by <see cref="FailNextTransaction"/>.</summary>
    BusStatus StatusOfFailure { get; }

    /// <summary>The count that a lane's servo obeys now; 0 when it is let go.</summary>
    int CountSeen(int lane);

    /// <summary>Time passes in which servos that measure answer.</summary>
    void PassTick()
    {
    }

    void FailNextTransaction();
}
