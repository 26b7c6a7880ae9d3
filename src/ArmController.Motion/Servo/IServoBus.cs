namespace ArmController.Motion.Servo;

/// <summary>
/// The wall between the arm and the copper: counts go out, health and what servos say of themselves come in, everything can be let go.
/// What a count is worth is the bus's own affair, and that of whoever calibrated the joint for it.
/// Every call answers with a status; none throws after construction; none allocates after <see cref="Open"/>; none waits for an answer.
/// Only <c>ServoArm</c> calls <see cref="Write"/>.
/// </summary>
public interface IServoBus : IDisposable
{
    /// <summary>Lanes whose servos say where they are, one bit each: none for servos that only take pulses. Known after construction.</summary>
    int MeasuredLanes { get; }

    /// <summary>Brings the device into a known state with every output off.</summary>
    BusStatus Open();

    /// <summary>
    /// Sends one count per lane; lanes the bus does not drive are ignored; 0 is off. A count outside its lane's range refuses the whole frame.
    /// </summary>
    BusStatus Write(in ServoCounts counts);

    /// <summary>
    /// One cheap look each tick: is the device still what was set up, and what have its servos said since the last look? It collects what the
    /// last write or look asked for; what has not come yet is missing from the answers, and what was collected once is not told again.
    /// With any status but <see cref="BusStatus.Ok"/> there are no answers.
    /// </summary>
    BusStatus Look(out ServoAnswers answers);

    /// <summary>All outputs off, as fast as the device allows.</summary>
    BusStatus Release();
}
