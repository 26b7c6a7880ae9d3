namespace ArmController.Motion.Servo;

/// <summary>
/// The wall between the arm and the copper: pulses go out, health and feedback come in, everything can be let go.
/// Every call answers with a status; none throws after construction; none allocates after <see cref="Open"/>.
/// Only <c>ServoArm</c> calls <see cref="Write"/>.
/// </summary>
public interface IServoBus : IDisposable
{
    /// <summary>Pulse width of one count in microseconds, as the bus really generates it. Known after construction.</summary>
    double MicrosecondsPerCount { get; }

    /// <summary>Brings the device into a known state with every output off.</summary>
    BusStatus Open();

    /// <summary>Sends one pulse width per lane in one transaction; lanes the bus does not drive are ignored; 0 is off.</summary>
    BusStatus Write(in PulseCounts counts);

    /// <summary>One cheap look at the device each tick: is it still what was set up?</summary>
    BusStatus Verify();

    /// <summary>All outputs off, as fast as the device allows.</summary>
    BusStatus Release();
}
