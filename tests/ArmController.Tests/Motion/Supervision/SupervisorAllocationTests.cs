using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

public sealed class SupervisorAllocationTests
{
    private static readonly Proposal Forth = Proposal.AtVelocity(SmallArms.Speed(0.5, -0.1, 0.2));
    private static readonly Proposal Back = Proposal.AtVelocity(SmallArms.Speed(-0.5, 0.1, -0.2));

    [Fact]
    public void A_million_supervised_ticks_in_every_mode_allocate_nothing()
    {
        using SupervisorBench bench = new(SupervisorBench.Settings with { FrozenSeconds = 60 });
        bench.Bring(Mode.Following);
        Run(bench, 20_000);
        int modes = 0;
        Assert.Equal(0, ByteCount.Settled(() => modes = Run(bench, 1_000_000)));
        Assert.Equal(0b1_1111_1110, modes);
    }

    private static int Run(SupervisorBench bench, int ticks)
    {
        int modes = 0;
        for (int n = 0; n < ticks; n++)
        {
            // Half a minute of motion, then one thing after another that leads through the other modes and back.
            int at = n % 2000;
            bench.Wish = (n & 128) == 0 ? Forth : Back;
            bench.Panel = bench.Panel with
            {
                ArmSwitch = n % 2 == 0 && bench.Mode == Mode.Disarmed,
                PoseConfirmed = n % 2 == 0,
                EStopClosed = at != 1900,
                Word = at == 1700 ? OperatorWord.Park : at == 1800 ? OperatorWord.Stop : bench.Mode switch
                {
                    Mode.Holding => OperatorWord.Enable,
                    Mode.EStop or Mode.Faulted => OperatorWord.Reset,
                    _ => OperatorWord.None,
                },
            };
            bench.Silent = at is > 1500 and < 1510;
            if (bench.Mode == Mode.Disarmed)
            {
                bench.PutBack();
            }

            bench.Tick();
            modes |= 1 << (int)bench.Mode;
        }

        return modes;
    }
}
