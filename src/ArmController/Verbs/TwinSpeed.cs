namespace ArmController.Verbs;

/// <summary>How fast the simulator's clock runs.</summary>
internal enum TwinSpeed
{
    /// <summary>As fast as the machine can.</summary>
    Max = 0,

    /// <summary>As fast as the clock on the wall.</summary>
    RealTime,
}
