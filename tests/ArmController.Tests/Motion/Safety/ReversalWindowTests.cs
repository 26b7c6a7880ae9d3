using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Tests.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

/// <summary>
/// In no second does a joint turn round more than twice as often as it may in a second: once from what it saved up, once from what it earns
/// meanwhile. Only lower limits of jerk, taken up in motion, may make a stop turn round that was not paid for, and that is paid back.
/// </summary>
[Trait("Reproduction", "10")]
public sealed class ReversalWindowTests
{
    private const int Ticks = 4000;

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 10)]
    [InlineData(3, 1)]
    [InlineData(3, 10)]
    public void No_second_holds_more_than_twice_the_rate(int order, int rate)
    {
        int most = 0;
        for (ulong seed = 0; seed < 24; seed++)
        {
            Pcg32 random = new(seed, 31);
            using FakeServoBus bus = new();
            using ServoArm arm = new(
                SmallArms.Coarser(SmallArms.Unlike(3, limitsJerk: order == 3), 4.8828125) with { MaxReversalsPerSecond = rate },
                bus,
                SmallArms.At50Hertz);
            arm.Open();
            Assert.Equal(ArmingAnswer.Armed, arm.Arm(SmallArms.Pose(0.1, -0.2, 0.3)));
            List<int>[] turns = [[], [], []];
            int[] directions = new int[3];
            double[] signs = [1, -1, 1];
            int[] held = new int[3];
            for (int tick = 0; tick < Ticks; tick++)
            {
                // Calm for a while, so that a budget is saved up; then every lane turns as often as it gets away with.
                bool calm = tick % 400 < 120;
                Joints<RadianPerSecond> wish = default;
                for (int i = 0; i < 3; i++)
                {
                    if (held[i]-- <= 0)
                    {
                        signs[i] = -Math.Sign(signs[i]) * random.NextDouble(0.1, 1);
                        held[i] = random.NextInt(1 + (int)(seed % 6));
                    }

                    wish[i] = calm ? 0 : signs[i] * (seed % 3 == 0 ? 0.2 : 9);
                }

                if (tick % 37 == 36)
                {
                    bus.AnswerWrites(BusStatus.Nack, BusStatus.Nack);
                }

                arm.Envelope.Admit(Proposal.AtVelocity(wish), out SafeCommand command);
                if (arm.Actuate(command) != BusStatus.Ok)
                {
                    continue;
                }

                for (int i = 0; i < 3; i++)
                {
                    int direction = Math.Sign(arm.Envelope.LastStep[i]);
                    if (direction != 0 && directions[i] != 0 && direction != directions[i])
                    {
                        turns[i].Add(tick);
                        most = Math.Max(most, turns[i].Count(turn => turn > tick - 50));
                    }

                    directions[i] = direction != 0 ? direction : directions[i];
                }
            }

            Assert.Equal(turns.Sum(lane => lane.Count), arm.Envelope.Reversals);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"order {order}, {rate} a second: at most {most} in any second");
        Assert.True(most <= 2 * rate, $"{most} reversals in one second");
        Assert.True(most >= rate, $"only {most} in a second: the wishes are not hostile");
    }
}
