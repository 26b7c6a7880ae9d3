using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

/// <summary>Parked means that every joint is in the park pose, the last as well as the first.</summary>
public sealed class ParkPoseTests : IDisposable
{
    private readonly SupervisorBench bench = new();

    public static TheoryData<int> Lanes => [.. Enumerable.Range(0, 3)];

    public void Dispose() => bench.Dispose();

    [Theory]
    [MemberData(nameof(Lanes))]
    public void One_joint_that_is_not_there_keeps_the_arm_from_being_parked(int lane)
    {
        bench.Tick();
        bench.PressArm();
        bench.Until(Mode.Holding, 100);
        bench.Say(OperatorWord.Enable);
        Joints<RadianPerSecond> away = default;
        away[lane] = lane == 1 ? -1 : 1;
        bench.Wish = Proposal.AtVelocity(away);
        bench.Ticks(40);
        Assert.True(Math.Abs(bench.ServoArm.Envelope.Position[lane] - SupervisorBench.Park[lane]) > 0.5);

        bench.Say(OperatorWord.Park);
        bench.Until(Mode.Parking, 30);
        Assert.True(bench.Until(Mode.Disarmed, 2000) > 20);
        Joints<Radian> off = bench.Previous - SupervisorBench.Park;
        for (int i = 0; i < 3; i++)
        {
            Assert.True(Math.Abs(off[i]) <= SupervisorBench.Settings.ParkedRadians, $"parked with joint {i} {off[i]} rad from the park pose");
        }
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public void One_joint_that_was_moved_by_hand_outweighs_whoever_vouches(int lane)
    {
        bench.Tick();
        bench.Supervisor.Vouch(parked: true);
        bench.Ticks(20);
        Assert.False(bench.Supervisor.Blockers.HasFlag(ArmingBlockers.PoseUnknown));
        Joints<Radian> off = default;
        off[lane] = 2 * SupervisorBench.Settings.TrackingRadians;
        bench.PutBack(off);
        bench.Ticks(20);
        Assert.True(bench.Supervisor.Blockers.HasFlag(ArmingBlockers.PoseUnknown));
    }
}
