using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Ticking;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Sensing;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Tests.Motion;

namespace ArmController.Tests.Control.Ticking;

/// <summary>Bus, joint sensor, agent and recorder in one, so that all they are asked for stands in one list.</summary>
internal sealed class LoopWitness : IServoBus, IJointSensor, IAgent, IRecorder
{
    private long ticks;

    public List<string> Deeds { get; } = [];

    public List<TickRecord> Records { get; } = [];

    public List<(ArmState State, Executed Executed)> Decisions { get; } = [];

    public Proposal Wish { get; set; }

    public BusStatus WriteAnswer { get; set; } = BusStatus.Ok;

    public Joints<Radian> Measured { get; set; }

    /// <summary>Whether the agent is broken.</summary>
    public bool Throws { get; set; }

    public int MeasuredLanes => 0;

    /// <summary>The supervisor of the arm that was made last.</summary>
    public Supervisor Supervisor { get; private set; } = null!;

    /// <summary>What the panel says in every tick.</summary>
    public Panel Panel { get; set; } = Operator.Quiet;

    /// <summary>Makes an arm, armed at zero and supervised so loosely that only modes and commands matter.</summary>
    public ServoArm Arm(int joints)
    {
        ServoArm arm = new(SmallArms.Of(joints), this, SmallArms.At50Hertz, this);
        arm.Open();
        Supervisor = new Supervisor(arm, new PulseArming(arm, default), SupervisionSettings.For(arm.Description) with
        {
            ParkPose = default,
            NoiseRadians = Math.PI / 2,
            FrozenSeconds = 60,
            TrackingRadians = Math.PI,
            VerifiedMoveRadians = Math.PI,
            CommandTicks = 100,
        });
        Rearm();
        return arm;
    }

    /// <summary>Lets the arm go, if it is not yet, and arms it at zero, without a tick of the loop.</summary>
    public void Rearm()
    {
        if (Supervisor.Mode is Mode.Faulted or Mode.EStop)
        {
            Supervisor.Look(new Seconds(++ticks * 0.02), Operator.Quiet with { Word = OperatorWord.Reset }, default);
        }

        Operator.LetGo(Supervisor, SmallArms.At50Hertz, ref ticks);
        Operator.SwitchOn(Supervisor, default, SmallArms.At50Hertz, ref ticks);
        Deeds.Clear();
    }

    public ControlLoop Loop(ServoArm arm, int decisionTicks) =>
        new(arm, Supervisor, Estimator(arm), this, this, new NoPins(), decisionTicks);

    private static Estimator Estimator(ServoArm arm) =>
        new(arm.Description.Chain, new ServoLag(SmallArms.At50Hertz, new Seconds(0.07), 1), new SeenTip(SmallArms.At50Hertz, default));

    /// <summary>One tick, in time.</summary>
    public void Step(ControlLoop loop) => loop.Step(new Seconds(++ticks * 0.02), Panel);

    /// <summary>One tick that comes so many ticks after the one before.</summary>
    public void StepLate(ControlLoop loop, int after)
    {
        ticks += after - 1;
        Step(loop);
    }

    public BusStatus Open() => BusStatus.Ok;

    public BusStatus Look(out ServoAnswers answers)
    {
        answers = default;
        return Did("look", BusStatus.Ok);
    }

    public BusStatus Write(in ServoCounts counts) => Did("write", WriteAnswer);

    public BusStatus Release() => Did("release", BusStatus.Ok);

    public bool TryRead(out Joints<Radian> angles)
    {
        angles = Measured;
        return Did("read angles", true);
    }

    public void Decide(in ArmState state, in Executed executed, out Proposal proposal)
    {
        Decisions.Add((state, executed));
        if (Throws)
        {
            throw new InvalidOperationException("a bug");
        }

        proposal = Did("decide", Wish);
    }

    public void Append(in TickRecord record)
    {
        Records.Add(record);
        Did("record", true);
    }

    public void Save(ref StateWriter writer)
    {
    }

    public bool Load(ref StateReader reader) => true;

    public void Dispose()
    {
    }

    private T Did<T>(string deed, T answer)
    {
        Deeds.Add(deed);
        return answer;
    }
}
