namespace ArmController.Motion.Supervision.Watches;

/// <summary>How servos warm up and when that matters, in parts of the heat at which one must be let go.</summary>
public sealed record HeatSettings
{
    /// <summary>Time constant of a servo's case.</summary>
    public double TimeConstantSeconds { get; init; } = 300;

    /// <summary>Heat that motion at the speed limit adds in the end, without load.</summary>
    public double MotionShare { get; init; } = 0.25;

    /// <summary>Load that is assumed of every joint, as a share of its rated torque, where no masses are configured.</summary>
    public double AssumedLoadShare { get; init; } = 0.5;

    /// <summary>From here the arm moves slowly.</summary>
    public double WarmShare { get; init; } = 0.8;

    /// <summary>From here it parks.</summary>
    public double HotShare { get; init; } = 0.9;

    /// <summary>From here it is let go.</summary>
    public double OverheatedShare { get; init; } = 1;

    /// <summary>An arm that had to park for heat is armed again below this.</summary>
    public double RestedShare { get; init; } = 0.6;
}
