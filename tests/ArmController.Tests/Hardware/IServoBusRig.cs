using ArmController.Motion.Servo;

namespace ArmController.Tests.Hardware;

/// <summary>A bus under test and eyes on what its servos see.</summary>
public interface IServoBusRig : IDisposable
{
    IServoBus Bus { get; }

    int MinCount { get; }

    int MaxCount { get; }

    ulong Transactions { get; }

    /// <summary>What the bus must answer to a transaction broken by <see cref="FailNextTransaction"/>.</summary>
    BusStatus StatusOfFailure { get; }

    double PulseMicroseconds(int lane);

    void FailNextTransaction();
}
