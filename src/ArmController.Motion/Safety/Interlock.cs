namespace ArmController.Motion.Safety;

/// <summary>
/// The latch between the arm and motion. Any thread may trip it at any time; the first reason stays until a person resets,
/// and a reset only disarms. Arming belongs to the servo arm, which alone knows the pose.
/// </summary>
public sealed class Interlock
{
    private const int Disarmed = (int)InterlockState.Disarmed;
    private const int Armed = (int)InterlockState.Armed;
    private const int ReasonShift = 8;

    // State in the low byte, reason above it: one word, so that both change in one exchange.
    private int word;

    /// <summary>Present state; disarmed at construction. May be read from any thread.</summary>
    public InterlockState State => (InterlockState)(byte)Volatile.Read(ref word);

    /// <summary>Why it tripped; none while it has not.</summary>
    public TripReason Reason => (TripReason)(Volatile.Read(ref word) >> ReasonShift);

    /// <summary>Stops all motion from any thread. False when it had tripped before: then the first reason stays.</summary>
    /// <param name="reason">The cause; none counts as unexpected, so that a trip always has one.</param>
    public bool Trip(TripReason reason)
    {
        TripReason cause = reason == TripReason.None ? TripReason.Unexpected : reason;
        int tripped = (int)InterlockState.Tripped | ((int)cause << ReasonShift);
        while (true)
        {
            int seen = Volatile.Read(ref word);
            if ((InterlockState)(byte)seen == InterlockState.Tripped)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref word, tripped, seen) == seen)
            {
                return true;
            }
        }
    }

    /// <summary>A person acknowledges a trip. False when it has not tripped. It leads to disarmed, never to armed.</summary>
    public bool Reset()
    {
        int seen = Volatile.Read(ref word);
        return (InterlockState)(byte)seen == InterlockState.Tripped && Interlocked.CompareExchange(ref word, Disarmed, seen) == seen;
    }

    /// <summary>Allows motion, from disarmed only.</summary>
    internal bool Arm() => Interlocked.CompareExchange(ref word, Armed, Disarmed) == Disarmed;

    /// <summary>Ends motion without a fault; a trip stays a trip.</summary>
    internal bool Disarm() => Interlocked.CompareExchange(ref word, Disarmed, Armed) == Armed;
}
