using System.Device.Pwm;

namespace ArmController.Tests.Hardware.Pwm;

/// <summary>A PWM channel whose pin can be seen, on a wire that can be broken; each call that changes something is a transaction.</summary>
internal sealed class SeenPwmChannel(PwmWire wire, int frequency = 50) : PwmChannel
{
    private double duty;
    private bool on;

    public override int Frequency { get; set; } = frequency;

    public override double DutyCycle
    {
        get => duty;
        set
        {
            wire.Transact();
            duty = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value));
            Shortest = on && value > 0 ? Math.Min(Shortest, value) : Shortest;
        }
    }

    /// <summary>Share of a period in which the pin is high; 0 while it is stopped.</summary>
    public double Seen => on ? duty : 0;

    /// <summary>The shortest share that was ever on the pin.</summary>
    public double Shortest { get; private set; } = 1;

    public override void Start()
    {
        wire.Transact();
        on = true;
        Shortest = Math.Min(Shortest, duty);
    }

    public override void Stop()
    {
        wire.Transact();
        on = false;
    }
}
