namespace ArmController.Simulator.Faults;

/// <summary>What can be wrong with a servo that gets the right pulses. Zero is no fault.</summary>
public enum ServoFault
{
    /// <summary>It follows.</summary>
    None = 0,

    /// <summary>It gives no torque and stays where it is: burnt out, unplugged, or let go by its own alarm.</summary>
    Dead,

    /// <summary>Something holds it where it is, and it pushes.</summary>
    Jammed,

    /// <summary>From here on it turns the other way.</summary>
    Reversed,

    /// <summary>It turns at most half as fast as its kind.</summary>
    HalfSpeed,

    /// <summary>Its gears have five degrees more play.</summary>
    Slack,
}
