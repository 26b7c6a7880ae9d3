using System.Security.Cryptography;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Control.Ticking;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Recording;
using ArmController.Rigs;
using ArmController.Tests.Program.Simulation;
using ArmController.Training.Learn;
using Xunit;

namespace ArmController.Tests.Program.Rigs;

/// <summary>
/// A record holds what came in: fed to a rig again, it gives every tick and the learner's weights again, and a changed byte is found.
/// </summary>
public sealed class ReplayTests(ITestOutputHelper output)
{
    private const int TicksAMinute = 3_000;

    [Theory]
    [InlineData("desk4", nameof(LearnerKind.QUrdf), false, 10)]
    [InlineData("desk4", nameof(LearnerKind.QNone), false, 1)]
    [InlineData("so101", nameof(LearnerKind.QUrdf), true, 1)]
    [InlineData("desk4", nameof(LearnerKind.QLearned), true, 1)]
    public void A_taped_run_gives_every_record_and_the_weights_again(string arm, string kind, bool perturbed, int minutes)
    {
        Taped taped = Taped.Run(arm, Enum.Parse<LearnerKind>(kind), perturbed, minutes * TicksAMinute);

        ILearningAgent again = taped.Learner();
        Assert.Equal(Replay.Same, Replay.Run(taped.Plan, taped.Tape, again));

        string hash = Hash(again);
        output.WriteLine($"{arm}, {kind}: {taped.Tape.Count} ticks of {taped.Tape.Row(0).Length} bytes again, weights {hash}");
        Assert.Equal(taped.Weights, hash);
        Assert.Equal(0, taped.Tape.Missed);
    }

    [Fact]
    public void One_changed_byte_is_found_wherever_it_is()
    {
        Taped taped = Taped.Run("desk4", LearnerKind.QUrdf, perturbed: false, ticks: 200);
        Random random = new(20261130);
        for (int n = 0; n < 1_000; n++)
        {
            int place = random.Next(taped.Tape.Bytes.Length);
            byte bit = (byte)(1 << random.Next(8));
            taped.Tape.Bytes[place] ^= bit;
            Assert.NotEqual(Replay.Same, Replay.Run(taped.Plan, taped.Tape, taped.Learner()));
            taped.Tape.Bytes[place] ^= bit;
        }

        Assert.Equal(Replay.Same, Replay.Run(taped.Plan, taped.Tape, taped.Learner()));
    }

    /// <summary>The seal is not what finds another behaviour: with a tape sealed anew the tick is named in which it shows.</summary>
    [Theory]
    [InlineData(57, 0)]
    [InlineData(180, 3)]
    public void An_answer_that_was_another_one_shows_in_its_tick(int tick, int lane)
    {
        Taped taped = Taped.Run("desk4", LearnerKind.QUrdf, perturbed: false, ticks: 200);
        int angles = AnglesIn(taped.Tape, tick) + (lane * sizeof(double));
        int row = taped.Tape.Row(0).Length;
        taped.Tape.Bytes[(tick * row) + angles] ^= 1;
        taped.Tape.Seal();
        Assert.Equal(tick, Replay.Run(taped.Plan, taped.Tape, taped.Learner()));
    }

    [Fact]
    public void A_learner_that_was_born_otherwise_does_not_pass()
    {
        Taped taped = Taped.Run("desk4", LearnerKind.QUrdf, perturbed: false, ticks: 2_000);
        ILearningAgent other = (taped.Plan with { Seed = 2 }).Trainee(new NoLog());
        Assert.InRange(Replay.Run(taped.Plan, taped.Tape, other), 0, 1_999);
    }

    /// <summary>What people say in the midst of a run is an input like any other.</summary>
    [Fact]
    public void Stops_and_trips_of_another_thread_come_again()
    {
        Taped taped = Taped.Run("desk4", LearnerKind.QUrdf, perturbed: false, ticks: 600, (tick, rig) =>
        {
            if (tick == 500)
            {
                rig.Arm.Interlock.Trip(TripReason.Operator);
            }

            return tick switch
            {
                100 => OperatorWord.Stop,
                200 => OperatorWord.Enable,
                _ => OperatorWord.None,
            };
        });
        Assert.Equal(Replay.Same, Replay.Run(taped.Plan, taped.Tape, taped.Learner()));
    }

    private static string Hash(ILearningAgent reacher)
    {
        byte[] buffer = new byte[LearnImage.Capacity(reacher)];
        StateWriter writer = new(buffer);
        reacher.SaveLearned(ref writer);
        return Convert.ToHexStringLower(SHA256.HashData(buffer.AsSpan(0, writer.Length)));
    }

    // The measured angles of a row, found by their bits and not by a second list of the row's order.
    private static int AnglesIn(TickTape tape, int tick)
    {
        tape.Read(tick, out TickInputs inputs, out _);
        Assert.True(inputs.Reading.HasAngles);
        return tape.Row(tick).IndexOf(System.Runtime.InteropServices.MemoryMarshal.AsBytes((ReadOnlySpan<double>)inputs.Reading.Angles));
    }

    private sealed record Taped(RigPlan Plan, TickTape Tape, string Weights)
    {
        public static Taped Run(
            string arm, LearnerKind kind, bool perturbed, int ticks, Func<int, SimulatedRig, OperatorWord>? says = null)
        {
            RigPlan plan = TrainingRig.Plan(arm, kind, perturbed);
            TickTape tape = new(ticks);
            ILearningAgent reacher = plan.Trainee(new NoLog());
            using SimulatedRig rig = new(plan, plan.Seed, _ => reacher, tape);
            for (int tick = 0; tick < ticks; tick++)
            {
                rig.Tick(Operator.Quiet with { Word = says?.Invoke(tick, rig) ?? OperatorWord.None });
            }

            tape.Seal();
            return new(plan, tape, Hash(reacher));
        }

        public ILearningAgent Learner() => Plan.Trainee(new NoLog());
    }
}
