using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using ArmController.Numerics;

namespace ArmController.Tests.Motion.Supervision;

/// <summary>Random events for the machine, under the eyes of <see cref="ModeWitness"/>.</summary>
internal static class ModeStorm
{
    /// <summary>The first broken promise and the event it was at, or null.</summary>
    /// <param name="seed">Seed of the events.</param>
    /// <param name="events">Number of them.</param>
    /// <param name="visits">By mode: ticks spent there are added.</param>
    public static string? Run(ulong seed, int events, Span<int> visits)
    {
        Pcg32 random = new(seed, 1);
        ModeWitness witness = new();
        ModeState state = default;
        ModeInputs inputs = new() { EStopClosed = true };
        double now = 0;
        for (int n = 0; n < events; n++)
        {
            now += random.NextInt(200) == 0 ? random.NextDouble(0, 700) : 0.02;
            Change(random, state.Mode, ref inputs);
            ModeMachine.Step(state, inputs, new Seconds(now), out ModeAnswer answer);
            witness.See(state, inputs, answer, new Seconds(now));
            if (witness.Complaint.Length > 0)
            {
                return $"event {n}: {witness.Complaint}";
            }

            state = answer.State;
            visits[(int)state.Mode]++;

            // A restart every now and then.
            if (random.NextInt(300) == 0)
            {
                state = default;
                witness = new ModeWitness();
                now = 0;
            }
        }

        return null;
    }

    // Mostly one thing changes at a time and mostly what helps the arm along, so that the storm spends its time everywhere.
    private static void Change(Pcg32 random, Mode mode, ref ModeInputs inputs)
    {
        inputs.Word = random.NextInt(4) == 0
            ? (OperatorWord)random.NextInt(7)
            : mode is Mode.EStop or Mode.Faulted && random.NextInt(4) == 0 ? OperatorWord.Reset
            : OperatorWord.None;
        inputs.Findings = random.NextInt(12) == 0 ? (Reasons)(1u << random.NextInt(29)) & Verdicts.Findings : Reasons.None;
        inputs.Blockers = random.NextInt(20) == 0 ? (ArmingBlockers)(1u << random.NextInt(24)) : ArmingBlockers.None;
        inputs.EStopClosed = random.NextInt(200) != 0;
        inputs.ArmSwitch = random.NextInt(2) == 0;
        inputs.Driven = random.NextInt(200) != 0;
        inputs.SelfTest = mode == Mode.Boot || random.NextInt(50) == 0 ? (SelfTest)random.NextInt(3) : SelfTest.Passed;
        inputs.CommandReady = random.NextInt(10) != 0;
        inputs.AtRest = mode is Mode.Holding or Mode.Arming || random.NextInt(3) == 0;
        inputs.AtPark = inputs.AtRest && random.NextInt(5) == 0;
        inputs.Arming = mode == Mode.Arming ? (ArmingProgress)(1 + random.NextInt(random.NextInt(5) == 0 ? 3 : 2)) : ArmingProgress.Idle;
    }
}
