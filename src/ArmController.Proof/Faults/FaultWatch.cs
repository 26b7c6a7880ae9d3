using System.Collections.Immutable;
using ArmController.Control.Ticking;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Storms;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;

namespace ArmController.Proof.Faults;

/// <summary>Sees what a rig does from the first tick of a fault on, and measures it.</summary>
internal sealed class FaultWatch
{
    // From any speed an arm of the campaign rests within this; a frame that is already out counts.
    private const int BrakeTicks = 30;

    private readonly FaultRig rig;
    private readonly Expectation expected;
    private readonly EmissionAudit emissions;
    private readonly ArmingBlockers blockersBefore;
    private readonly long retriesBefore;
    private readonly ImmutableArray<int> channels;
    private Mode modeBefore;

    public FaultWatch(FaultRig rig, Expectation expected)
    {
        this.rig = rig;
        this.expected = expected;
        channels = rig.Plan.Arm.TwinChannels;
        emissions = new EmissionAudit(rig.Plan.Arm.Description, rig.Arm.Envelope.Period);
        emissions.Start(rig.Arm.Envelope.Position, rig.Arm.Envelope.LastStep, rig.Arm.Envelope.LastChange);
        modeBefore = rig.Supervisor.Mode;
        blockersBefore = rig.Supervisor.Blockers;
        retriesBefore = rig.Arm.RetriedWrites;
    }

    /// <summary>Ticks watched.</summary>
    public int Ticks { get; private set; }

    /// <summary>The tick in which the fault was noticed, from 1; 0 while it was not.</summary>
    public int NoticedAt { get; private set; }

    /// <summary>The reasons that were given then, or in the first record after it.</summary>
    public Reasons Reasons { get; private set; }

    /// <summary>True when some record, or whoever refused, says what was noticed.</summary>
    public bool IsLogged { get; private set; }

    /// <summary>The hardest action.</summary>
    public SafetyAction Worst { get; private set; }

    /// <summary>Ticks in which a frame moved a servo.</summary>
    public int MovingTicks { get; private set; }

    /// <summary>Of these, those after the fault was noticed and the arm had time to brake.</summary>
    public int LateMovingTicks { get; private set; }

    /// <summary>Ways into Following or Arming that nobody had asked for.</summary>
    public int Resumes { get; private set; }

    /// <summary>Ticks at whose end some output of the chip was outside its joint's limits.</summary>
    public int WrongPulseTicks { get; private set; }

    /// <summary>Frames of ours that broke a limit, by either audit.</summary>
    public long Violations => emissions.Total + rig.Audit.Violations;

    /// <summary>One tick.</summary>
    public void Tick()
    {
        long records = rig.Witness.Count;
        long moves = rig.Audit.Moves;
        rig.Tick();
        Ticks++;
        bool moved = rig.Audit.Moves > moves;
        MovingTicks += moved ? 1 : 0;
        LateMovingTicks += moved && NoticedAt > 0 && Ticks > NoticedAt + BrakeTicks ? 1 : 0;
        if (rig.Witness.Count > records)
        {
            SeeRecord(rig.Witness.Last);
        }

        bool tripped = expected.Evidence == Evidence.Reason && expected.Trip != TripReason.None && rig.Arm.Interlock.State == InterlockState.Tripped;
        NoticedAt = NoticedAt == 0 && (tripped || IsLogged) ? Ticks : NoticedAt;
        SeeMode();
        SeePulses();
    }

    private void SeeRecord(in TickRecord record)
    {
        if (record.Sent == BusStatus.Ok && record.Admitted.Kind == CommandKind.Move)
        {
            emissions.See(record.Admitted.Position, record.Admitted.Counts);
        }

        Worst = record.Action > Worst ? record.Action : Worst;
        bool says = expected.Evidence switch
        {
            Evidence.Reason => (record.Reasons & expected.Reasons) != 0,
            Evidence.Trim => record.Admitted.Trims.Any,
            Evidence.Bus => record.In.Reading.Bus != BusStatus.Ok || record.Sent != BusStatus.Ok || rig.Arm.RetriedWrites > retriesBefore,
            Evidence.Blocker => (rig.Supervisor.Blockers & ~blockersBefore) != 0,
            Evidence.Refusal => rig.WasRefused,
            _ => false,
        };
        if (says && !IsLogged)
        {
            IsLogged = true;
            Reasons = record.Reasons;
        }
    }

    // Into Following leads only a person's word, said in this very tick, and into Arming only the switch.
    private void SeeMode()
    {
        Mode mode = rig.Supervisor.Mode;
        if (mode == modeBefore)
        {
            return;
        }

        bool bidden = mode switch
        {
            Mode.Following => rig.LastWord == OperatorWord.Enable,
            Mode.Arming => rig.Panel.ArmSwitch,
            _ => true,
        };
        Resumes += bidden ? 0 : 1;
        modeBefore = mode;
    }

    private void SeePulses()
    {
        bool wrong = false;
        double width = rig.Plan.Arm.Pwm.Timing.MicrosecondsPerCount;
        for (int i = 0; i < rig.Plan.Arm.LaneCount; i++)
        {
            double pulse = rig.Chip.PulseMicroseconds(channels[i]);
            wrong |= !rig.Audit.Allows(i, (int)Math.Round(pulse / width));
        }

        WrongPulseTicks += wrong ? 1 : 0;
    }
}
