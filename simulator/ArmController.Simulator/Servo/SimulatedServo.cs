using ArmController.Numerics;
using ArmController.Simulator.Faults;

namespace ArmController.Simulator.Servo;

/// <summary>
/// One hobby servo with a load: waits, reacts outside its dead band, follows with two lags and a top speed, has play in its gears
/// and gives way to gravity. One call per tick; the lags are exact for a target that is constant within the tick.
/// </summary>
public sealed class SimulatedServo
{
    private const double SlackRadians = 5 * Math.PI / 180;

    private readonly ServoProfile profile;
    private readonly PulseCalibration truth;
    private readonly double firstFollow;
    private readonly double secondFollow;
    private readonly double largestStepRadians;
    private readonly double halfPlayRadians;
    private readonly double[] waiting;
    private int head;
    private double motorRadians;
    private double trainRadians;
    private double outputRadians;
    private ServoFault fault;
    private double struckRadians;

    /// <summary>Builds a servo.</summary>
    /// <param name="profile">What its kind does.</param>
    /// <param name="truth">Its own calibration: not what the controller believes.</param>
    /// <param name="playRadians">Full width of the play in its gears.</param>
    /// <param name="latencyTicks">Whole ticks before it reacts to a pulse.</param>
    /// <param name="periodSeconds">Tick period.</param>
    public SimulatedServo(ServoProfile profile, PulseCalibration truth, double playRadians, int latencyTicks, double periodSeconds)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentOutOfRangeException.ThrowIfNegative(latencyTicks);
        this.profile = profile;
        this.truth = truth;
        firstFollow = 1 - Elementary.Exp(-periodSeconds / profile.FirstLagSeconds);
        secondFollow = 1 - Elementary.Exp(-periodSeconds / profile.SecondLagSeconds);
        largestStepRadians = profile.MaxRadiansPerSecond * periodSeconds;
        halfPlayRadians = playRadians / 2;
        waiting = new double[latencyTicks + 1];
    }

    /// <summary>Angle of the joint without the sag, radians.</summary>
    public double OutputRadians => outputRadians;

    /// <summary>How far it pushes against what holds it, radians; 0 while it is free.</summary>
    public double StrainRadians { get; private set; }

    /// <summary>From now on it is wrong in this way. A fault is no part of the saved state.</summary>
    public void Strike(ServoFault kind)
    {
        fault = kind;
        struckRadians = motorRadians;
    }

    /// <summary>Puts the servo at rest.</summary>
    public void RestAt(double radians)
    {
        double pulse = truth.ToMicroseconds(radians);
        Array.Fill(waiting, pulse);
        motorRadians = radians;
        trainRadians = radians;
        outputRadians = radians;
    }

    /// <summary>One tick with the pulse it receives; 0 is no pulse, and the servo stays where it is.</summary>
    public void Advance(double pulseMicroseconds)
    {
        waiting[head] = pulseMicroseconds;
        head = (head + 1) % waiting.Length;
        double pulse = waiting[head];
        if (pulse > 0)
        {
            double target = truth.ToRadians(pulse);
            double error = (fault == ServoFault.Reversed ? (2 * struckRadians) - target : target) - motorRadians;
            StrainRadians = fault == ServoFault.Jammed ? Math.Abs(error) : 0;
            double felt = Math.CopySign(Math.Max(Math.Abs(error) - (profile.DeadBandRadians / 2), 0), error);
            double most = fault == ServoFault.HalfSpeed ? largestStepRadians / 2 : largestStepRadians;
            motorRadians += fault is ServoFault.Dead or ServoFault.Jammed ? 0 : Math.Clamp(felt * firstFollow, -most, most);
        }
        else
        {
            StrainRadians = 0;
        }

        trainRadians += (motorRadians - trainRadians) * secondFollow;
        double play = halfPlayRadians + (fault == ServoFault.Slack ? SlackRadians / 2 : 0);
        outputRadians = Math.Clamp(outputRadians, trainRadians - play, trainRadians + play);
    }

    /// <summary>Writes the servo's state.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(head);
        writer.Write(waiting);
        writer.Write(motorRadians);
        writer.Write(trainRadians);
        writer.Write(outputRadians);
    }

    /// <summary>Reads the servo's state.</summary>
    public void Load(ref StateReader reader)
    {
        head = Math.Clamp(reader.ReadInt(), 0, waiting.Length - 1);
        reader.Read(waiting);
        motorRadians = reader.ReadDouble();
        trainRadians = reader.ReadDouble();
        outputRadians = reader.ReadDouble();
    }
}
