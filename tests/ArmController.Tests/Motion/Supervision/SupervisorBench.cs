using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Sensing;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Tests.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

/// <summary>
/// A supervised arm of three unlike joints on a fake bus, with servos that follow at once and sensors that can be spoilt. Its tick is the loop's
/// without an estimator; its clock is the test's.
/// </summary>
internal sealed class SupervisorBench : IJointSensor, ISupplySensor, IDisposable
{
    public static readonly Joints<Radian> Park = SmallArms.Pose(-0.5, 0.2, 0.4);

    private long reads;

    public SupervisorBench(SupervisionSettings? settings = null)
    {
        ServoArm = new ServoArm(SmallArms.Unlike(3), Bus, SmallArms.At50Hertz, this, supplySensor: this);
        ServoArm.Open();
        Supervisor = new Supervisor(ServoArm, new PulseArming(ServoArm, Park), settings ?? Settings);
        Previous = Park;
    }

    public static SupervisionSettings Settings => SupervisionSettings.For(SmallArms.Unlike(3)) with { ParkPose = Park, Supply = new(5, 3, 0.2) };

    public FakeServoBus Bus { get; } = new();

    public ServoArm ServoArm { get; }

    public Supervisor Supervisor { get; }

    public double Now { get; set; } = 50;

    /// <summary>What the panel says; the word is heard once.</summary>
    public Panel Panel { get; set; } = new() { EStopClosed = true, SelfTest = SelfTest.Passed, CommandReady = true };

    /// <summary>What the agent wants, in every tick in which it is asked.</summary>
    public Proposal Wish { get; set; } = Proposal.AtVelocity(default);

    public bool Silent { get; set; }

    public bool Frozen { get; set; }

    /// <summary>What the sensor adds to the truth.</summary>
    public Joints<Radian> Offset { get; set; }

    /// <summary>Joints stuck where they are.</summary>
    public bool Stuck { get; set; }

    public double Volts { get; set; } = 6;

    public double Amperes { get; set; } = 1;

    /// <summary>What the last tick admitted.</summary>
    public SafeCommand Admitted { get; private set; }

    /// <summary>Where the arm was last sent before that.</summary>
    public Joints<Radian> Previous { get; private set; }

    public int Asked { get; private set; }

    private Joints<Radian> Truth { get; set; } = Park;

    private Joints<Radian> LastRead { get; set; }

    public Mode Mode => Supervisor.Mode;

    public void Tick(double periods = 1)
    {
        Now += 0.02 * periods;
        Previous = ServoArm.Envelope.Position;
        ServoArm.Sense(out SensorReading reading);
        Supervisor.Look(new Seconds(Now), Panel, reading);
        bool asked = Supervisor.AsksAgent;
        Asked += asked ? 1 : 0;
        Supervisor.Govern(Wish, asked, out Proposal wish);
        ServoArm.Envelope.Admit(wish, out SafeCommand command);
        ServoArm.Actuate(command);
        Admitted = command;
        Truth = command.Kind == CommandKind.Move && !Stuck ? command.Position : Truth;
        Panel = Panel with { Word = OperatorWord.None };
    }

    /// <summary>A person puts the arm that nobody drives into its park pose, or off it.</summary>
    public void PutBack(in Joints<Radian> off = default) => Truth = Park + off;

    public void Say(OperatorWord word)
    {
        Panel = Panel with { Word = word };
        Tick();
    }

    public void Ticks(int count)
    {
        for (int n = 0; n < count; n++)
        {
            Tick();
        }
    }

    /// <summary>Ticks until a mode is reached; fails after so many.</summary>
    public int Until(Mode mode, int most)
    {
        int ticks = 0;
        while (Mode != mode)
        {
            Assert.True(ticks < most, $"{Mode} ({Supervisor.Reasons}, {Supervisor.Blockers}) is not {mode} after {ticks} ticks");
            Tick();
            ticks++;
        }

        return ticks;
    }

    /// <summary>Releases and presses the arm switch, and confirms the pose with it.</summary>
    public void PressArm()
    {
        Until(Mode.Disarmed, 10);
        Tick();
        for (int n = 0; n < 1100 && (Supervisor.Blockers & ~(ArmingBlockers.ArmSwitch | ArmingBlockers.PoseUnknown)) != 0; n++)
        {
            Tick();
        }

        Press(confirmed: true);
    }

    /// <summary>Presses the arm switch for one tick.</summary>
    public void Press(bool confirmed)
    {
        Panel = Panel with { ArmSwitch = true, PoseConfirmed = confirmed };
        Tick();
        Panel = Panel with { ArmSwitch = false, PoseConfirmed = false };
    }

    /// <summary>Brings the arm into a mode the way a person would.</summary>
    public void Bring(Mode mode)
    {
        if (mode is Mode.Boot)
        {
            Panel = Panel with { SelfTest = SelfTest.Pending };
            Tick();
            return;
        }

        Tick();
        if (mode is Mode.EStop)
        {
            Panel = Panel with { EStopClosed = false };
            Tick();
            Panel = Panel with { EStopClosed = true };
            return;
        }

        if (mode is Mode.Disarmed)
        {
            return;
        }

        PressArm();
        if (mode is Mode.Arming)
        {
            Ticks(20);
            return;
        }

        Until(Mode.Holding, 100);
        if (mode is Mode.Holding)
        {
            return;
        }

        Say(OperatorWord.Enable);
        Wish = Proposal.AtVelocity(SmallArms.Speed(1, -1, 0.5));
        Ticks(20);
        Assert.Equal(Mode.Following, Mode);
        switch (mode)
        {
            case Mode.Stopping:
                Say(OperatorWord.Stop);
                break;
            case Mode.Parking:
                Say(OperatorWord.Park);
                Until(Mode.Parking, 30);
                Ticks(5);
                break;
            case Mode.Faulted:
                Silent = true;
                Until(Mode.Faulted, 30);
                Silent = false;
                break;
            default:
                break;
        }

        Assert.Equal(mode, Mode);
    }

    public bool TryRead(out Joints<Radian> angles)
    {
        // Noise in the last bits, as a real sensor has.
        reads++;
        angles = Frozen ? LastRead : Truth + Offset;
        for (int i = 0; i < 3 && !Frozen; i++)
        {
            angles[i] += 1e-6 * (reads % (3 + (2 * i)));
        }

        LastRead = angles;
        return !Silent;
    }

    public bool TryRead(out double volts, out double amperes)
    {
        volts = Volts;
        amperes = Amperes;
        return true;
    }

    public void Dispose()
    {
        ServoArm.Dispose();
        Bus.Dispose();
    }
}
