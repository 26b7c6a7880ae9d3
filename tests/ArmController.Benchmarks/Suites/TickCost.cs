using System.Diagnostics;
using ArmController.Benchmarks.Harness;
using ArmController.Benchmarks.Rigs;
using ArmController.Control.Agents;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Training.Journal;

namespace ArmController.Benchmarks.Suites;

/// <summary>
/// Where a tick's time goes. In the controller's side: driver read-back, estimate, learn, choose, envelope, driver encode, meter and audit, on an
/// echo device and taped readings. Out of it: decoding the bytes like the chip, servos, true kinematics, sensor noise. Those are the rest.
/// </summary>
internal static class TickCost
{
    private const string Suite = "one tick on desk4 (controller: echo device and taped readings; whole: simulated chip, twin, noise)";
    private const int Ticks = 12_000;
    private const int Warm = 4_000;
    private const int Rounds = 5;

    public static IEnumerable<Figure> Run()
    {
        foreach (LearnerKind source in Plans.Sources)
        {
            RigPlan plan = Plans.Of("desk4", source);
            CallTimes whole = new(Ticks * Rounds);
            CallTimes deciding = new(Ticks * Rounds);
            CallTimes between = new(Ticks * Rounds);
            CallTimes agent = new(Ticks * Rounds);
            SensorTape tape = Record(plan, out byte[] learned);
            if (!Replay(plan, tape, deciding, between, null).SequenceEqual(learned))
            {
                throw new InvalidOperationException("The replay did not learn what the run learned.");
            }

            Whole(plan, whole);
            Thread.Sleep(150);
            deciding.Clear();
            between.Clear();
            whole.Clear();
            for (int round = 0; round < Rounds; round++)
            {
                Replay(plan, tape, deciding, between, null);
                Whole(plan, whole);
                Replay(plan, tape, new CallTimes(0), new CallTimes(0), agent);
            }

            string name = $"{Plans.Word(source)}";
            double controller = deciding.Microseconds(0.5);
            yield return new Figure(Suite, $"{name}, decision tick, controller, p50", controller, "us", 5);
            yield return new Figure(Suite, $"{name}, decision tick, controller, p99", deciding.Microseconds(0.99), "us");
            yield return new Figure(Suite, $"{name}, tick between decisions, controller, p50", between.Microseconds(0.5), "us");
            yield return new Figure(Suite, $"{name}, of it the agent: look, learn, choose, p50", agent.Microseconds(0.5), "us", 2);
            yield return new Figure(Suite, $"{name}, decision tick, controller and world, p50", whole.Microseconds(0.5), "us");
            yield return new Figure(Suite, $"{name}, so the world costs, p50", whole.Microseconds(0.5) - controller, "us");
        }
    }

    private static SensorTape Record(RigPlan plan, out byte[] learned)
    {
        SensorTape tape = new(Ticks);
        ILearningAgent trainee = plan.Trainee(new EpisodeRing(16));
        using SimulatedRig rig = new(plan, plan.Seed, _ => trainee, tape);
        for (int i = 0; i < Ticks; i++)
        {
            rig.Tick();
        }

        learned = Learned(trainee);
        return tape;
    }

    private static byte[] Replay(RigPlan plan, SensorTape tape, CallTimes deciding, CallTimes between, CallTimes? agent)
    {
        using TapedController controller = new(plan, tape, agent);
        for (int i = 0; i < tape.Length; i++)
        {
            bool decides = controller.Loop.DecidesNext;
            long start = Stopwatch.GetTimestamp();
            controller.Step();
            long taken = Stopwatch.GetTimestamp() - start;
            if (i >= Warm)
            {
                (decides ? deciding : between).Add(taken);
            }
        }

        return Learned(controller.Reacher);
    }

    private static byte[] Learned(ILearningAgent agent)
    {
        byte[] image = new byte[agent.SavedBytes];
        StateWriter writer = new(image);
        agent.SaveLearned(ref writer);
        return image[..writer.Length];
    }

    private static void Whole(RigPlan plan, CallTimes times)
    {
        using WholeRig rig = new(plan);
        for (int i = 0; i < Ticks; i++)
        {
            bool decides = rig.Rig.Loop.DecidesNext;
            long start = Stopwatch.GetTimestamp();
            rig.Rig.Tick();
            long taken = Stopwatch.GetTimestamp() - start;
            if (decides && i >= Warm)
            {
                times.Add(taken);
            }
        }
    }
}
