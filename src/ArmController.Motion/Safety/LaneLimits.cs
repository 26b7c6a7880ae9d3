using ArmController.Numerics;

namespace ArmController.Motion.Safety;

/// <summary>
/// The limits one joint obeys now and those it is on its way to. New limits are taken up only in a state that keeps them, so that a change
/// is never a jump; a joint that starts outside its limits is led back slowly and never farther out than its stop already goes.
/// </summary>
internal struct LaneLimits
{
    // In recovery: a tenth of the speed, a quarter of the acceleration, half of the jerk.
    private const int SpeedShare = 10;
    private const int AccelerationShare = 4;
    private const int JerkShare = 2;

    private readonly bool onlyAtRest;

    private JointBounds wanted;
    private bool settled;

    /// <summary>Limits of a joint that has not been placed.</summary>
    /// <param name="onlyAtRest">
    /// True when somebody else counts on the way the joint would stop: then other limits, by which it would stop another way, are taken up
    /// only where it rests and there is no such way.
    /// </param>
    public LaneLimits(bool onlyAtRest) => this.onlyAtRest = onlyAtRest;

    /// <summary>What is obeyed now.</summary>
    public JointBounds InForce { get; private set; }

    /// <summary>What is to be obeyed as soon as the state keeps it.</summary>
    public readonly JointBounds Wanted => wanted;

    /// <summary>True from a start outside the limits until the joint is inside and could be kept there.</summary>
    public bool IsRecovering { get; private set; }

    /// <summary>True while the joint must first stop, or slow down, for the limits it is to have.</summary>
    public bool IsSwitching { get; private set; }

    /// <summary>A joint rests here under these limits; outside them it begins to recover.</summary>
    public void Place(in JointBounds limits, long q)
    {
        wanted = limits;
        IsRecovering = q < limits.QMin || q > limits.QMax;
        IsSwitching = false;
        settled = !IsRecovering;
        InForce = IsRecovering ? Slowly(limits, Math.Min(q, limits.QMin), Math.Max(q, limits.QMax)) : limits;
    }

    /// <summary>Other limits are wanted from now on; they hold as soon as the state keeps them.</summary>
    public void SwitchTo(in JointBounds limits, in LaneState state)
    {
        wanted = limits;
        settled = false;
        IsSwitching = true;
        Settle(state);
    }

    /// <summary>The joint has moved on: wanted limits may have come within reach, and a way back must not lead out again.</summary>
    public void Settle(in LaneState state)
    {
        if (settled)
        {
            return;
        }

        if (state.IsAtRest)
        {
            // What it is to have holds from here: fully, or as the way back to where it does.
            Place(wanted, state.Q);
            return;
        }

        bool keeps = StopPolicy.Keeps(wanted, state);
        if (keeps && !onlyAtRest)
        {
            InForce = wanted;
            IsRecovering = false;
            IsSwitching = false;
            settled = true;
        }
        else if (keeps)
        {
            IsSwitching = true;
        }
        else if (IsRecovering && !IsSwitching)
        {
            // The bound is the peak of the stop and not the place itself: a joint that still moves out must be able to stop there.
            StopPolicy.Extent(InForce, state, out long lowest, out long highest);
            InForce = Slowly(wanted, Math.Min(lowest, wanted.QMin), Math.Max(highest, wanted.QMax));
        }
    }

    /// <summary>Writes the state.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(settled);
        writer.Write(IsRecovering);
        writer.Write(IsSwitching);
        Write(ref writer, wanted);
        Write(ref writer, InForce);
    }

    /// <summary>Reads the state. Whether it makes sense is for the reader to check: see <see cref="IsSound"/>.</summary>
    public void Load(ref StateReader reader)
    {
        settled = reader.ReadBool();
        IsRecovering = reader.ReadBool();
        IsSwitching = reader.ReadBool();
        wanted = Read(ref reader);
        InForce = Read(ref reader);
    }

    /// <summary>True when nothing here is wider than the arm's own limits and the state may be kept under what is in force.</summary>
    public readonly bool IsSound(in JointBounds rated, in LaneState state) =>
        !IsRecovering && settled == !IsSwitching && IsWithin(wanted, rated) && IsWithin(InForce, rated) && (!settled || InForce == wanted)
            && StopPolicy.Keeps(InForce, state);

    /// <summary>True when limits permit nothing that others forbid.</summary>
    public static bool IsWithin(in JointBounds inner, in JointBounds outer) =>
        inner.QMin >= outer.QMin && inner.QMax <= outer.QMax && inner.QMin < inner.QMax
        && inner.V >= 1 && inner.V <= outer.V && inner.A >= 1 && inner.A <= outer.A && inner.J >= 2 && inner.J <= outer.J;

    private static JointBounds Slowly(in JointBounds limits, long lowest, long highest) => new(
        lowest,
        highest,
        Math.Max(limits.V / SpeedShare, 1),
        Math.Max(limits.A / AccelerationShare, 1),
        Math.Max(limits.J / JerkShare, 2));

    private static void Write(ref StateWriter writer, in JointBounds bounds)
    {
        writer.Write(bounds.QMin);
        writer.Write(bounds.QMax);
        writer.Write(bounds.V);
        writer.Write(bounds.A);
        writer.Write(bounds.J);
    }

    private static JointBounds Read(ref StateReader reader) =>
        new(reader.ReadLong(), reader.ReadLong(), reader.ReadLong(), reader.ReadLong(), reader.ReadLong());
}
