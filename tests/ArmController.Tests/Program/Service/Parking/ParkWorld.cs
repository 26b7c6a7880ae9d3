using System.Runtime.Versioning;
using ArmController.Control.Agents;
using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Recording;
using ArmController.Rigs;
using ArmController.Service;
using ArmController.Simulator.Chips;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using ArmController.Training.Journal;

namespace ArmController.Tests.Program.Service.Parking;

/// <summary>
/// An arm, its chip and its park file, which outlive processes; a process on them; and people who say words, press the button and pull the plug.
/// After every step it looks whether the next process would believe something that is not so.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class ParkWorld : IDisposable
{
    /// <summary>Lag and play of the servos; a driven arm is soon several times as far away.</summary>
    private const double NearRadians = 0.1;
    private const double LongestConfirmationSeconds = 10;
    private const int MostTicksToAChange = 150;
    private const int BootTicks = 1_050;
    private const int StalledTicks = 700;

    private static readonly RigPlan Plan = new(ShippedArms.Load("desk4"), TwinPerturbation.None, LearnerKind.QUrdf, 1);

    private readonly string folder = Directory
        .CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"armctl-park-{Guid.NewGuid():N}")).FullName;
    private readonly SimulatedPca9685 chip = new(Plan.Arm.Pwm.OscillatorHertz);
    private readonly ArmProcess.Button button = new();
    private readonly SimulatedArm twin;
    private readonly ILearningAgent reacher;
    private readonly Pcg32 random;
    private readonly bool servesFirst;
    private readonly bool keeps;
    private ArmProcess process;
    private long ticks;
    private double confirmedAtSeconds = double.NegativeInfinity;
    private bool pulsed;

    public ParkWorld(ulong seed, bool servesFirst, bool keeps)
    {
        random = new Pcg32(seed, 7);
        this.servesFirst = servesFirst;
        this.keeps = keeps;
        twin = Plan.TwinOn(chip, 1);
        twin.RestAt(Plan.Arm.Park);
        reacher = Plan.Trainee(new EpisodeRing(capacity: 16));
        process = Begin();
    }

    /// <summary>What was found to be untrue, the first time; empty while all is well.</summary>
    public string Complaint { get; private set; } = "";

    /// <summary>Processes that were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>By mode: steps that ended in it.</summary>
    public int[] Visits { get; } = new int[Enum.GetValues<Mode>().Length];

    private double Now => ticks * Plan.Cadence.Tick.Value;

    /// <summary>One step of somebody, drawn at random; its name.</summary>
    public string Step()
    {
        string name;
        switch (random.NextInt(100))
        {
            case < 35:
                name = "service";
                process.ServiceStep(new Seconds(Now));
                break;
            case < 50:
                name = "tick";
                Tick();
                break;
            case < 67:
                name = "mode change";
                UntilChange();
                break;
            case < 97:
                name = Say();
                break;
            case < 99:
                name = "carried away";
                CarryAway();
                break;
            default:
                name = "kill";
                Kills++;
                process = Begin();
                break;
        }

        Visits[(int)process.Mode]++;
        Look();
        return name;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Say()
    {
        bool latched = process.Mode is Mode.EStop or Mode.Faulted;
        if (random.NextInt(button.IsClosed ? 60 : 2) == 0)
        {
            button.IsClosed = !button.IsClosed;
            return "button";
        }

        string word = latched ? "reset" : random.NextInt(12) switch
        {
            < 3 => "arm",
            < 5 => "arm pose-confirmed",
            < 8 => "disarm",
            8 => "stop",
            9 => "off",
            10 => "reset",
            _ => "learn resume",
        };
        if (word == "arm pose-confirmed")
        {
            if (process.Mode is not (Mode.Boot or Mode.Disarmed))
            {
                return "nothing";
            }

            // An honest person: carries the arm into its park pose, looks, and says so.
            twin.RestAt(Plan.Arm.Park);
            confirmedAtSeconds = Now;
        }

        process.Say(word);
        return word;
    }

    // Somebody moves an arm that nobody drives: what was confirmed before is void. What the park file says is not: it cannot know of it.
    private void CarryAway()
    {
        if (!Pulses() && confirmedAtSeconds > double.NegativeInfinity && !IsVouchedFor())
        {
            Joints<Radian> away = Plan.Arm.Park;
            away[0] += 3 * NearRadians;
            twin.RestAt(away);
            confirmedAtSeconds = double.NegativeInfinity;
        }
    }

    private bool IsVouchedFor()
    {
        process.Loop.Board.Read(out LiveState live);
        return live.IsParked || process.HasLines
            || new ParkFile(folder, Plan.Arm.LaneCount, Plan.Arm.Source.Hash).Read().Attests(Plan.Arm.Park, Plan.Arm.Source.Hash);
    }

    private void UntilChange()
    {
        Mode before = process.Mode;
        for (int n = 0; n < MostTicksToAChange && process.Mode == before; n++)
        {
            Tick();
        }
    }

    private void Tick()
    {
        process.Tick(new Seconds(++ticks * Plan.Cadence.Tick.Value));
        twin.Advance();
        bool pulses = Pulses();
        if (pulses && !pulsed && !IsNearPark() && !(Now - confirmedAtSeconds <= LongestConfirmationSeconds))
        {
            Complain("the first frame drives an arm that is elsewhere");
        }

        pulsed = pulses;
    }

    // What the next process would find, if this one were killed now; and what status says now.
    private void Look()
    {
        bool rests = !Pulses() && IsNearPark();
        process.Loop.Board.Read(out LiveState live);
        if (live.IsParked && !rests)
        {
            Complain("status says parked");
        }

        if (new ParkFile(folder, Plan.Arm.LaneCount, Plan.Arm.Source.Hash).Read().Attests(Plan.Arm.Park, Plan.Arm.Source.Hash) && !rests)
        {
            Complain("the file says parked");
        }
    }

    private ArmProcess Begin()
    {
        ArmProcess begun = new(Plan, chip, button, reacher, folder, servesFirst, keeps, InsideAWord);
        process = begun;

        // Every output is off: the arm stays where it is, and so long nobody can arm it.
        pulsed = false;
        for (int n = 0; n < BootTicks; n++)
        {
            begun.Tick(new Seconds(++ticks * Plan.Cadence.Tick.Value));
            twin.Advance();
        }

        return begun;
    }

    private Seconds InsideAWord()
    {
        for (int n = random.NextInt(20) == 0 ? StalledTicks : random.NextInt(4); n > 0; n--)
        {
            Tick();
        }

        return new(Now);
    }

    private void Complain(string what) => Complaint = Complaint.Length > 0 ? Complaint : what;

    private bool Pulses()
    {
        bool any = false;
        for (int channel = 0; channel < SimulatedPca9685.Channels; channel++)
        {
            any |= chip.PulseMicroseconds(channel) > 0;
        }

        return any;
    }

    private bool IsNearPark()
    {
        bool near = true;
        for (int i = 0; i < Plan.Arm.LaneCount; i++)
        {
            near &= Math.Abs(twin.Angles[i] - Plan.Arm.Park[i]) <= NearRadians;
        }

        return near;
    }
}
