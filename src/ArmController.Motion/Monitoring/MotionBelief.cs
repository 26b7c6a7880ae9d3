namespace ArmController.Motion.Monitoring;

/// <summary>What a joint's counts leave possible about its motion, in counts and counts per tick.</summary>
internal struct MotionBelief
{
    /// <summary>The count on the wire.</summary>
    public double Count;

    /// <summary>The exact count is at least this.</summary>
    public double Low;

    /// <summary>The exact count is at most this.</summary>
    public double High;

    /// <summary>The last step was at least this.</summary>
    public double Slow;

    /// <summary>The last step was at most this.</summary>
    public double Fast;
}
