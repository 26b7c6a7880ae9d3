using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Ticking;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Program.Simulation;

/// <summary>An orderly end from drawn poses: the arm is parked in time or held, and never let go on the way.</summary>
public sealed class EndTimesTests(ITestOutputHelper output)
{
    private const int Poses = 20;
    private const double AwayDegrees = 5;

    [Theory]
    [InlineData("desk4", null, 1)]
    [InlineData("so101", null, 2)]
    [InlineData("desk4", 40.0, 3)]
    [InlineData("so101", 40.0, 4)]
    public void From_twenty_drawn_poses_an_end_parks_within_the_time_its_limits_give_or_holds(string name, double? degreesPerSecond, int seed)
    {
        ArmConfiguration arm = Slowed(ShippedArms.Load(name), degreesPerSecond);
        EndTimes times = EndTimes.Of(arm);
        Pcg32 random = new((ulong)seed, 11);
        double longest = 0;
        int held = 0;
        for (int pose = 0; pose < Poses; pose++)
        {
            (double seconds, bool parked, double away) = End(arm, random, times);
            longest = Math.Max(longest, parked ? seconds : 0);
            held += parked ? 0 : 1;
            Assert.True(!parked || seconds <= times.ParkSeconds, $"pose {pose}: {seconds} s of {times.ParkSeconds} s, {away} degrees away");
        }

        output.WriteLine($"{name} {degreesPerSecond} deg/s, seed {seed}: {Poses - held} parked, {held} held, "
            + $"longest {longest:0.00} s of {times.ParkSeconds:0.00} s; {times}");
        Assert.InRange(held, 0, Poses / 4);
    }

    private static ArmConfiguration Slowed(ArmConfiguration arm, double? degreesPerSecond) => degreesPerSecond is not { } speed ? arm : arm with
    {
        Description = arm.Description with
        {
            Joints = [.. arm.Description.Joints.Select(
                joint => joint with { Limits = joint.Limits with { MaxRadiansPerSecond = speed * Math.PI / 180 } })],
        },
    };

    private static (double Seconds, bool Parked, double AwayDegrees) End(ArmConfiguration arm, Pcg32 random, EndTimes times)
    {
        RigPlan plan = new(arm, TwinPerturbation.None, LearnerKind.QUrdf, 1);
        Goer agent = new();
        LastRecord record = new();
        using SimulatedRig rig = new(plan, 1, _ => agent, record);
        do
        {
            // Some ways are blocked: what counts is to be somewhere else, and on the move.
            agent.Goal = ShippedArms.Pose(arm.Description, random);
            for (int n = 100 + random.NextInt(400); n > 0; n--)
            {
                rig.Tick();
            }
        }
        while (Away(rig, arm) < AwayDegrees);

        double away = Away(rig, arm);
        Panel ending = Operator.Quiet with { Ending = true };
        rig.Tick(ending with { Word = OperatorWord.Park });
        int ticks = 1;
        while (record.Mode is not (Mode.Disarmed or Mode.Holding or Mode.Faulted) && ticks * plan.Cadence.Tick.Value < times.GiveUpSeconds)
        {
            rig.Tick(ending);
            ticks++;
        }

        bool parked = record.Mode == Mode.Disarmed;
        Assert.Equal(parked, rig.Supervisor.IsParked);
        Assert.Equal(!parked, rig.Arm.Interlock.State == InterlockState.Armed);
        return (ticks * plan.Cadence.Tick.Value, parked, away);
    }

    private static double Away(SimulatedRig rig, ArmConfiguration arm)
    {
        double away = 0;
        for (int i = 0; i < arm.LaneCount; i++)
        {
            away = Math.Max(away, Math.Abs(rig.Arm.Envelope.Position[i] - arm.Home[i]) * 180 / Math.PI);
        }

        return away;
    }

    private sealed class Goer : IAgent
    {
        public Joints<Radian> Goal { get; set; }

        public void Decide(in ArmState state, in Executed executed, out Proposal proposal)
        {
            Joints<Radian> next = default;
            for (int i = 0; i < Joints<Radian>.Capacity; i++)
            {
                next[i] = state.Reference[i] + Math.Clamp(Goal[i] - state.Reference[i], -0.09, 0.09);
            }

            proposal = Proposal.Towards(next);
        }

        public void Save(ref StateWriter writer)
        {
        }

        public bool Load(ref StateReader reader) => true;
    }

    private sealed class LastRecord : IRecorder
    {
        public Mode Mode { get; private set; }

        public void Append(in TickRecord record) => Mode = record.Mode;
    }
}
