namespace ArmController.Simulator.Chips;

/// <summary>What a simulated I2C transaction runs into. Zero is no fault.</summary>
public enum I2cFault
{
    /// <summary>The transaction goes through.</summary>
    None = 0,

    /// <summary>The device does not acknowledge (errno EREMOTEIO).</summary>
    Nack,

    /// <summary>The adapter gives up waiting (errno ETIMEDOUT).</summary>
    Timeout,

    /// <summary>Somebody holds the bus (errno EAGAIN).</summary>
    Stuck,
}
