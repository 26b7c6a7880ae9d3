using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Tests.Motion.Servo;

namespace ArmController.Tests.Motion.Safety.Trials;

/// <summary>Lowers an arm with whatever shield there is onto the table, through the one door, and says what became of it.</summary>
public static class BrokenShieldTrial
{
    private const int Ticks = 400;

    /// <summary>
    /// What the bus, the monitor and the interlock said last, whether that frame was written, and whether the outputs are still on.
    /// </summary>
    public static string Lower(ulong seed)
    {
        Pcg32 random = new(seed, 9);
        using FakeServoBus bus = new();
        using ServoArm arm = new(SmallArms.Coarser(ShieldArms.Among(null), 0.5), bus, SmallArms.At50Hertz);
        arm.Open();
        arm.Arm(ShieldArms.Home);
        BusStatus status = BusStatus.Ok;
        int before = 0;
        for (int tick = 0; tick < Ticks && status == BusStatus.Ok; tick++)
        {
            before = bus.Writes;
            arm.Envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(random.NextDouble(-0.1, 0.1), -1.5)), out SafeCommand command);
            status = arm.Actuate(command);
        }

        string written = bus.Writes > before ? "written" : "not written";
        string driven = bus.Outputs == default ? "let go" : "driven";
        return $"{status}, {arm.Monitor.Verdict}, {arm.Interlock.State}, {written}, {driven}";
    }
}
