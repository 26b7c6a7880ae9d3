namespace ArmController.Motion.Servo;

/// <summary>What a bus answers. Zero is off: a status nobody set says that the bus is closed.</summary>
public enum BusStatus : byte
{
    /// <summary>Not opened, or closed: nothing is driven.</summary>
    Closed = 0,

    /// <summary>Done.</summary>
    Ok,

    /// <summary>The device did not acknowledge (errno EREMOTEIO, ENXIO).</summary>
    Nack,

    /// <summary>No answer in time (errno ETIMEDOUT).</summary>
    Timeout,

    /// <summary>The bus is held low or arbitration was lost (errno EAGAIN, EBUSY).</summary>
    BusStuck,

    /// <summary>The device shows its power-on values: it was reset (brown-out).</summary>
    DeviceReset,

    /// <summary>A register that was read back holds something else than was written.</summary>
    RegisterMismatch,

    /// <summary>The chip waits for an external clock; only a power cycle or a software reset clears it.</summary>
    ExternalClock,

    /// <summary>A pulse outside the calibrated range was refused before the wire.</summary>
    PulseRefused,

    /// <summary>The command is not the newest of the arm's own envelope.</summary>
    StaleCommand,

    /// <summary>The device node is gone or may not be opened.</summary>
    Disconnected,

    /// <summary>Any other input or output error (errno EIO).</summary>
    Io,

    /// <summary>The interlock was not armed when the command came: it was not sent, and the outputs were released.</summary>
    NotArmed,

    /// <summary>The monitor refused the frame: it was not sent, the interlock tripped and the outputs were released.</summary>
    MonitorRefused,

    /// <summary>The chip sleeps, and this process did not put it there: another one ended its pulses.</summary>
    PutToSleep,
}
