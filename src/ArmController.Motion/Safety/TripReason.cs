namespace ArmController.Motion.Safety;

/// <summary>Why the interlock tripped.</summary>
public enum TripReason : byte
{
    /// <summary>It has not.</summary>
    None = 0,

    /// <summary>The emergency stop's contact opened.</summary>
    EmergencyStop,

    /// <summary>Somebody asked for it.</summary>
    Operator,

    /// <summary>Three ticks in a row the bus did not do what it was asked.</summary>
    BusFailed,

    /// <summary>The device shows its power-on values.</summary>
    DeviceReset,

    /// <summary>A register holds something else than was written.</summary>
    RegisterMismatch,

    /// <summary>The chip waits for an external clock.</summary>
    ExternalClock,

    /// <summary>The bus refused a pulse as outside the calibrated range: calibration and bus disagree.</summary>
    PulseRefused,

    /// <summary>Ticks came too late.</summary>
    DeadlineMissed,

    /// <summary>The time between two ticks was far too long: the process was suspended or the machine stood still.</summary>
    TimeGap,

    /// <summary>A needed sensor is silent, frozen or implausible.</summary>
    SensorLost,

    /// <summary>Whoever commands has gone silent.</summary>
    CommandLost,

    /// <summary>The supply is too low.</summary>
    SupplyLow,

    /// <summary>A servo is too hot or draws too much.</summary>
    Overload,

    /// <summary>Something that must never happen did: a bug.</summary>
    Unexpected,

    /// <summary>The monitor refused a frame: envelope and monitor disagree about what is within the limits, so one of them is wrong.</summary>
    MonitorRefused,

    /// <summary>The checks at start failed.</summary>
    SelfTestFailed,

    /// <summary>Another process put the chip to sleep: <c>armctl outputs-off</c>.</summary>
    PutToSleep,
}
