using ArmController.Motion.Servo;

namespace ArmController.Motion.Monitoring;

/// <summary>
/// The second opinion on every frame: it sees nothing but the counts that are about to be written, and lets only those pass that some
/// motion within the limits explains. It shares no code with the envelope, so that one mistake cannot be made in both.
/// </summary>
/// <remarks>
/// The owner asks <see cref="Judge"/> before each write and says afterwards whether it was <see cref="Written"/> or <see cref="NotWritten"/>.
/// After a refusal, and until it is placed, it refuses everything.
///
/// It is told what limits the joints are asked to obey, never which of them they obey yet: a motion within any of them passes. Narrower
/// limits only ever permit a joint what a limit of jerk puts off.
/// </remarks>
public sealed class CountMonitor
{
    private readonly MonitorPlan plan;
    private readonly JointRules[] own;
    private readonly JointRules[] rules;
    private readonly JointWatch[] watches;
    private readonly LinkWatch? links;
    private readonly IHeartbeat? heartbeat;

    private bool pending;

    /// <summary>Builds a monitor that has not been placed.</summary>
    /// <param name="plan">The arm in plain numbers.</param>
    /// <param name="heartbeat">The pin that is toggled for each good frame, if there is one.</param>
    /// <exception cref="ArgumentException">A number of the plan is not one, or leaves no motion to permit.</exception>
    public CountMonitor(MonitorPlan plan, IHeartbeat? heartbeat = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Joints.IsDefault || plan.Joints.Length is 0 or > ServoCounts.Capacity)
        {
            throw new ArgumentException("A monitor watches one to eight joints.", nameof(plan));
        }

        this.plan = plan;
        own = new JointRules[plan.Joints.Length];
        watches = new JointWatch[own.Length];
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = new JointRules(plan.Joints[i], plan.PeriodSeconds);
            if (!own[i].IsSound)
            {
                throw new ArgumentException($"Nothing can be said of the counts of joint {i}: its numbers permit no motion.", nameof(plan));
            }
        }

        rules = [.. own];
        links = plan.Space is null ? null : new LinkWatch(plan.Space, plan.Joints, rules);
        this.heartbeat = heartbeat;
    }

    /// <summary>Numbers in an image of its state.</summary>
    public int StateLength => 1 + (rules.Length * JointWatch.StateLength) + (links?.StateLength ?? 0);

    /// <summary>True while it knows where the arm is and has refused nothing since.</summary>
    public bool IsPlaced { get; private set; }

    /// <summary>What it said of the last frame, or of the last place.</summary>
    public MonitorVerdict Verdict { get; private set; }

    /// <summary>The lane that was refused last; -1 when none was, or not one alone.</summary>
    public int RefusedLane { get; private set; } = -1;

    /// <summary>
    /// The arm rests at these counts. False, and it stays unplaced, when they cannot be. What a link is near to, or inside, does not
    /// count among that: an arm is picked up where it is, and may come clear.
    /// </summary>
    /// <param name="counts">One per joint; lanes beyond must be 0.</param>
    /// <param name="mayBeOutside">True when the arm may have been found outside its range: from there it may only come nearer.</param>
    internal bool Place(in ServoCounts counts, bool mayBeOutside = false)
    {
        Displace();
        own.CopyTo(rules, 0);
        for (int i = 0; i < watches.Length; i++)
        {
            if (!watches[i].Place(rules[i], counts[i], mayBeOutside))
            {
                return Say(MonitorVerdict.Range, i) == MonitorVerdict.Good;
            }
        }

        links?.Place(counts);
        IsPlaced = Say(Strays(counts, out int lane), lane) == MonitorVerdict.Good;
        return IsPlaced;
    }

    /// <summary>
    /// A joint is asked to obey other limits, inside its own: until it is placed anew it may be moved by them as well as by those before,
    /// since only its owner knows when it takes them up.
    /// </summary>
    internal void Expect(int lane, in MonitorLimits limits)
    {
        MonitorJoint joint = plan.Joints[lane] with
        {
            MaxRadiansPerSecond = limits.MaxRadiansPerSecond,
            MaxRadiansPerSecondSquared = limits.MaxRadiansPerSecondSquared,
            MaxRadiansPerSecondCubed = limits.MaxRadiansPerSecondCubed,
        };
        rules[lane] = rules[lane].With(joint, plan.PeriodSeconds);
    }

    /// <summary>Judges a frame; only <see cref="MonitorVerdict.Good"/> permits its write. A good one toggles the heartbeat.</summary>
    internal MonitorVerdict Judge(in ServoCounts counts)
    {
        pending = false;
        if (!IsPlaced)
        {
            return Say(MonitorVerdict.NotPlaced, -1);
        }

        MonitorVerdict verdict = Strays(counts, out int lane);
        for (int i = 0; i < watches.Length && verdict == MonitorVerdict.Good; i++)
        {
            verdict = watches[i].Judge(rules[i], counts[i]);
            lane = i;
        }

        if (verdict == MonitorVerdict.Good && links is not null)
        {
            verdict = links.Judge(counts, out lane);
        }

        pending = verdict == MonitorVerdict.Good;
        IsPlaced = pending;
        if (pending)
        {
            heartbeat?.Toggle();
        }

        return Say(verdict, lane);
    }

    /// <summary>The frame that was judged good has been written.</summary>
    internal void Written()
    {
        for (int i = 0; i < watches.Length && pending; i++)
        {
            watches[i].Accept(rules[i]);
        }

        pending = false;
    }

    /// <summary>The frame that was judged good could not be written: the servos stand where they stood.</summary>
    internal void NotWritten()
    {
        for (int i = 0; i < watches.Length && pending; i++)
        {
            watches[i].Miss();
        }

        pending = false;
    }

    /// <summary>The servos were let go: where they are is no longer known, and every frame is refused.</summary>
    internal void Displace()
    {
        IsPlaced = false;
        pending = false;
    }

    /// <summary>Copies its state out, <see cref="StateLength"/> numbers.</summary>
    internal void CopyTo(Span<double> image)
    {
        image[0] = IsPlaced ? 1 : 0;
        for (int i = 0; i < watches.Length; i++)
        {
            watches[i].CopyTo(image.Slice(1 + (i * JointWatch.StateLength), JointWatch.StateLength));
        }

        links?.CopyTo(image[(1 + (watches.Length * JointWatch.StateLength))..]);
    }

    /// <summary>
    /// Takes a state back. False, and then it is not placed, when no monitor of this arm can have been in it. Limits that a joint was asked to
    /// obey are its owner's to remember, and are to be said again (<see cref="Expect"/>).
    /// </summary>
    internal bool Restore(ReadOnlySpan<double> image)
    {
        Displace();
        own.CopyTo(rules, 0);
        bool holds = image[0] is 0 or 1;
        for (int i = 0; i < watches.Length; i++)
        {
            holds &= watches[i].Restore(rules[i], image.Slice(1 + (i * JointWatch.StateLength), JointWatch.StateLength));
        }

        holds &= links is null || links.Restore(image[(1 + (watches.Length * JointWatch.StateLength))..]);
        IsPlaced = holds && image[0] == 1;
        return holds || image[0] == 0;
    }

    private MonitorVerdict Strays(in ServoCounts counts, out int lane)
    {
        for (lane = watches.Length; lane < ServoCounts.Capacity; lane++)
        {
            if (counts[lane] != 0)
            {
                return MonitorVerdict.StrayLane;
            }
        }

        return MonitorVerdict.Good;
    }

    private MonitorVerdict Say(MonitorVerdict verdict, int lane)
    {
        Verdict = verdict;
        RefusedLane = verdict == MonitorVerdict.Good ? -1 : lane;
        return verdict;
    }
}
