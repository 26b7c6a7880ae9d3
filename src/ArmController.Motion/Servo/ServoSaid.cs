namespace ArmController.Motion.Servo;

/// <summary>Figures of a <see cref="ServoAnswer"/>.</summary>
[Flags]
public enum ServoSaid : byte
{
    /// <summary>None: silence.</summary>
    None = 0,

    /// <summary>Where it is.</summary>
    Count = 1,

    /// <summary>How hard it pushes.</summary>
    Load = 2,

    /// <summary>How warm it is.</summary>
    Temperature = 4,
}
