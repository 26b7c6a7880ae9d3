namespace ArmController.Simulator.Faults;

/// <summary>What can be wrong with a sensor of joint angles. Zero is no fault.</summary>
public enum SensorFault
{
    /// <summary>It measures.</summary>
    None = 0,

    /// <summary>It says for ever what it said last.</summary>
    Freeze,

    /// <summary>It says nothing.</summary>
    Drop,

    /// <summary>One joint is measured a radian off.</summary>
    Offset,

    /// <summary>One joint is measured a whole turn off.</summary>
    Wrap,

    /// <summary>One joint's angle trembles by a radian, as with a loose contact.</summary>
    Noise,

    /// <summary>One joint's angle is no number.</summary>
    NotANumber,

    /// <summary>Two joints are measured in each other's place.</summary>
    Swap,
}
