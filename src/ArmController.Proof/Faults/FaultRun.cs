using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Numerics;

namespace ArmController.Proof.Faults;

/// <summary>One fault in one state: brings it about, watches, clears it, tempts the arm to go on, and compares all that with what must be.</summary>
internal sealed class FaultRun
{
    private const int AfterTicks = 50;
    private const int TemptTicks = 3;
    private const int ArmingStepTicks = 15;

    private readonly FaultRig rig;
    private readonly FaultRow row;
    private readonly FaultState state;
    private readonly Expectation expected;
    private readonly FaultWatch watch;
    private readonly List<string> failures = [];

    private FaultRun(FaultRig rig, FaultRow row, FaultState state)
    {
        this.rig = rig;
        this.row = row;
        this.state = state;
        expected = row.Expect(state);
        watch = new FaultWatch(rig, expected);
    }

    /// <summary>Runs it on a rig that has just begun.</summary>
    public static FaultRunResult Of(FaultRig rig, FaultRow row, FaultState state, Pcg32 random)
    {
        if (row.WhileArming)
        {
            FaultOperator.SwitchOn(rig);
            FaultOperator.Ticks(rig, (ArmingStepTicks * (int)state) + random.NextInt(ArmingStepTicks - 1));
        }
        else
        {
            FaultOperator.Bring(rig, state, random, row.Ready);
        }

        return new FaultRun(rig, row, state).Run();
    }

    private FaultRunResult Run()
    {
        long writes = rig.Audit.Writes;
        for (int n = 0; n < row.WatchedTicks; n++)
        {
            row.Inject(rig, n);
            watch.Tick();
        }

        Mode end = rig.Supervisor.Mode;
        SafetyAction worst = watch.Worst;
        if (rig.IsDead)
        {
            Require(rig.Audit.Writes == writes, "a dead process wrote");
            ComeBack();
        }
        else
        {
            Compare(end);
            Aftermath(end);
        }

        Require(watch.Violations == 0, $"{watch.Violations} frames broke a limit");
        Require(watch.Resumes == 0, $"it went on by itself {watch.Resumes} times");
        return new(row, state, expected)
        {
            LatencyTicks = watch.NoticedAt,
            Reasons = watch.Reasons,
            Worst = worst,
            End = end,
            Violations = watch.Violations,
            Resumes = watch.Resumes,
            WrongPulseTicks = watch.WrongPulseTicks,
            Failures = failures,
        };
    }

    private void Compare(Mode end)
    {
        bool noticed = watch.NoticedAt > 0;
        Modes natural = row.WhileArming ? Modes.None : StateRules.EndsOf(state);
        Modes ends = expected.Ends == Modes.None ? natural : expected.Ends;
        ends |= expected.Sight == Sight.Perhaps && !noticed ? natural : Modes.None;
        SafetyAction naturalWorst = StateRules.WorstOf(state);
        SafetyAction most = expected.Worst > naturalWorst ? expected.Worst : naturalWorst;
        Require(((Modes)(1 << (int)end) & ends) != 0, $"it ended {end}, not {ends} ({rig.Supervisor.Reasons})");
        Require(watch.Worst <= most, $"the hardest action was {watch.Worst}, harder than {most}");
        if (expected.Sight == Sight.Noticed)
        {
            Require(
                noticed && watch.NoticedAt <= expected.BoundTicks, $"noticed after {watch.NoticedAt} ticks (0: never), bound {expected.BoundTicks}");
            Require(watch.Worst >= expected.Worst, $"the hardest action was {watch.Worst}, milder than {expected.Worst}");
        }

        Require(!noticed || watch.IsLogged, "no record says so");
        Require(
            expected.Trip == TripReason.None || !noticed || rig.Arm.Interlock.Reason == expected.Trip,
            $"the interlock says {rig.Arm.Interlock.Reason}, not {expected.Trip}");
        Require(expected.MayMove || watch.LateMovingTicks == 0, $"{watch.LateMovingTicks} frames moved the arm after it should rest");
        Require(state != FaultState.Holding || expected.Ends.HasFlag(Modes.Parking) || watch.MovingTicks == 0, "a holding arm was moved");
        CompareOutputs(end);
    }

    private void CompareOutputs(Mode end)
    {
        Outputs wanted = expected.Outputs != Outputs.AsTheModeSays ? expected.Outputs
            : end is Mode.Disarmed or Mode.EStop or Mode.Boot ? Outputs.Off
            : end is Mode.Faulted or Mode.Arming ? Outputs.AsTheModeSays
            : Outputs.Held;
        int driven = Driven();
        Require(wanted != Outputs.Held || driven == rig.Plan.Arm.LaneCount, $"{driven} joints have pulses, all should");
        Require(wanted != Outputs.Off || driven == 0, $"{driven} joints still have pulses");
        Require(wanted != Outputs.LastFrame || watch.WrongPulseTicks == 0, "the last frame was outside the limits");
    }

    private void Aftermath(Mode end)
    {
        row.Clear(rig);
        Ticks(AfterTicks);
        if (end is not (Mode.Faulted or Mode.EStop))
        {
            return;
        }

        Require(rig.Supervisor.Mode == end, $"the latch opened by itself into {rig.Supervisor.Mode}");
        rig.Panel = rig.Panel with { ArmSwitch = true };
        rig.Mailbox.Post(OperatorWord.Enable);
        Ticks(TemptTicks);
        Require(rig.Supervisor.Mode == end, $"switch and word led from {end} to {rig.Supervisor.Mode}");
        rig.Panel = rig.Panel with { ArmSwitch = false };
        Say(OperatorWord.Reset);
        if (row.StaysBroken && rig.Supervisor.Mode == end)
        {
            // Refused, because the cause still shows: letting go hides it.
            Say(OperatorWord.LetGo);
            Say(OperatorWord.Reset);
        }

        Require(rig.Supervisor.Mode == Mode.Disarmed, $"a reset led to {rig.Supervisor.Mode} ({rig.Supervisor.Reasons})");
        Ticks(AfterTicks);
        Require(
            rig.Supervisor.Mode == Mode.Disarmed && Driven() == 0, $"after the reset it was {rig.Supervisor.Mode}, {Driven()} joints with pulses");
    }

    // A new process begins in Boot, and without a person it gets to Disarmed and no further.
    private void ComeBack()
    {
        Require(watch.WrongPulseTicks == 0, "the last frame was outside the limits");
        row.Clear(rig);
        rig.Restart();
        Require(rig.Supervisor.Mode == Mode.Boot, $"it began in {rig.Supervisor.Mode}");
        rig.Panel = rig.Panel with { ArmSwitch = true };
        rig.Mailbox.Post(OperatorWord.Enable);
        Ticks(AfterTicks);
        Require(
            rig.Supervisor.Mode == Mode.Disarmed && Driven() == 0, $"after the restart it was {rig.Supervisor.Mode}, {Driven()} joints with pulses");
    }

    private void Say(OperatorWord word)
    {
        rig.Mailbox.Post(word);
        watch.Tick();
    }

    private void Ticks(int count)
    {
        for (int n = 0; n < count; n++)
        {
            watch.Tick();
        }
    }

    private int Driven()
    {
        int driven = 0;
        for (int i = 0; i < rig.Plan.Arm.LaneCount; i++)
        {
            driven += rig.Chip.PulseMicroseconds(rig.Plan.Arm.TwinChannels[i]) > 0 ? 1 : 0;
        }

        return driven;
    }

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            failures.Add(otherwise);
        }
    }
}
