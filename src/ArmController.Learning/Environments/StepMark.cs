namespace ArmController.Learning.Environments;

/// <summary>Whether a step says anything about what the action does.</summary>
public enum StepMark : byte
{
    /// <summary>It does: the action led to what followed.</summary>
    Ordinary = 0,

    /// <summary>
    /// An emergency stop came between. Who learns from it learns to avoid the switch (Orseau and Armstrong 2016, "Safely Interruptible Agents").
    /// </summary>
    EmergencyStop,

    /// <summary>A person drove meanwhile.</summary>
    Operator,

    /// <summary>Something was broken meanwhile.</summary>
    Fault,
}
