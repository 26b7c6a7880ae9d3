using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;

namespace ArmController.Proof.Faults;

/// <summary>What must come of a fault in one state of the arm.</summary>
public sealed record Expectation
{
    /// <summary>What the controller can know of it.</summary>
    public required Sight Sight { get; init; }

    /// <summary>Where it shows that it was noticed.</summary>
    public Evidence Evidence { get; init; } = Evidence.Reason;

    /// <summary>What it must name as a reason, any of them; none where the answer shows elsewhere.</summary>
    public Reasons Reasons { get; init; }

    /// <summary>Why the interlock must have tripped; none where it need not.</summary>
    public TripReason Trip { get; init; }

    /// <summary>Ticks from the first one with the fault until it must be noticed, that one included.</summary>
    public int BoundTicks { get; init; }

    /// <summary>The hardest action until the end: no harder one may be taken, and this one must be when the fault must be noticed.</summary>
    public SafetyAction Worst { get; init; }

    /// <summary>Where it may end. None is where the state ends by itself.</summary>
    public Modes Ends { get; init; }

    /// <summary>What the servos get in the end.</summary>
    public Outputs Outputs { get; init; }

    /// <summary>Whether, once it was noticed and the arm had time to brake, the arm may be moved by a frame of ours.</summary>
    public bool MayMove { get; init; }

    /// <summary>Why nothing can notice it, or why it need not be noticed.</summary>
    public string Why { get; init; } = "";

    /// <summary>The arm brakes and holds, latched.</summary>
    public static Expectation Held(Reasons reasons, int boundTicks) => new()
    {
        Sight = Sight.Noticed,
        Reasons = reasons,
        BoundTicks = boundTicks,
        Worst = SafetyAction.StopThenHold,
        Ends = Modes.Faulted,
        Outputs = Outputs.Held,
    };

    /// <summary>The arm is let go at once, latched.</summary>
    public static Expectation Released(Reasons reasons, int boundTicks, TripReason trip) => new()
    {
        Sight = Sight.Noticed,
        Reasons = reasons,
        Trip = trip,
        BoundTicks = boundTicks,
        Worst = SafetyAction.Release,
        Ends = Modes.Faulted,
        Outputs = Outputs.Off,
    };

    /// <summary>The arm brakes and holds, and waits for a person's word.</summary>
    public static Expectation Stopped(Reasons reasons, int boundTicks) => new()
    {
        Sight = Sight.Noticed,
        Reasons = reasons,
        BoundTicks = boundTicks,
        Worst = SafetyAction.StopThenHold,
        Ends = Modes.Holding,
        Outputs = Outputs.Held,
    };

    /// <summary>The arm brakes, moves slowly to its park pose and is let go there.</summary>
    public static Expectation Parked(Reasons reasons, int boundTicks) => new()
    {
        Sight = Sight.Noticed,
        Reasons = reasons,
        BoundTicks = boundTicks,
        Worst = SafetyAction.Release,
        Ends = Modes.Parking | Modes.Disarmed,
        MayMove = true,
    };

    /// <summary>It is noticed and said, and what was under way goes on.</summary>
    public static Expectation Noted(Reasons reasons, int boundTicks, SafetyAction worst = SafetyAction.None) => new()
    {
        Sight = Sight.Noticed,
        Reasons = reasons,
        BoundTicks = boundTicks,
        Worst = worst,
        MayMove = true,
    };

    /// <summary>It shows elsewhere than among the reasons, and what was under way goes on.</summary>
    public static Expectation Shown(Evidence evidence, int boundTicks) => new()
    {
        Sight = Sight.Noticed,
        Evidence = evidence,
        BoundTicks = boundTicks,
        MayMove = true,
    };

    /// <summary>The emergency stop.</summary>
    public static Expectation LetGo(int boundTicks) => new()
    {
        Sight = Sight.Noticed,
        Reasons = Reasons.EmergencyStop,
        Trip = TripReason.EmergencyStop,
        BoundTicks = boundTicks,
        Worst = SafetyAction.Release,
        Ends = Modes.EStop,
        Outputs = Outputs.Off,
    };

    /// <summary>Nothing happens that would not happen without it, and nothing need.</summary>
    public static Expectation Tolerated(string why) => new() { Sight = Sight.Tolerated, Evidence = Evidence.None, MayMove = true, Why = why };

    /// <summary>Nothing can notice it.</summary>
    public static Expectation Unseen(string why) => new() { Sight = Sight.Unseen, Evidence = Evidence.None, MayMove = true, Why = why };

    /// <summary>Noticed like <paramref name="seen"/> when there is enough motion left to show it, and else not.</summary>
    public static Expectation Perhaps(Expectation seen, string why) =>
        seen with { Sight = Sight.Perhaps, MayMove = true, Outputs = Outputs.AsTheModeSays, Why = why };
}
