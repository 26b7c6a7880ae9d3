using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulator.World;

namespace ArmController.Proof.Faults;

/// <summary>Every fault in every state, on an arm with sensors, and some on one without.</summary>
public sealed class FaultCampaign
{
    private const ulong StrikeStream = 61;

    private readonly ulong seed;
    private readonly Action<FaultRig>? alter;

    /// <summary>A campaign against an arm.</summary>
    /// <param name="plan">Arm and twin.</param>
    /// <param name="seed">Decides when faults strike, and all noise.</param>
    /// <param name="alter">Changes a rig before it begins: where a test breaks what must not be.</param>
    public FaultCampaign(RigPlan plan, ulong seed, Action<FaultRig>? alter = null)
    {
        Plan = plan;
        this.seed = seed;
        this.alter = alter;
    }

    /// <summary>Arm and twin.</summary>
    public RigPlan Plan { get; }

    /// <summary>A campaign against an arm as it is believed to be.</summary>
    public static FaultCampaign Against(ArmConfiguration arm, ulong seed, Action<FaultRig>? alter = null) =>
        new(new RigPlan(arm, TwinPerturbation.None, LearnerKind.QNone, seed), seed, alter);

    /// <summary>One fault in all given states.</summary>
    public FaultRowResult Run(FaultRow row, IReadOnlyList<FaultState> states)
    {
        List<FaultRunResult> sensed = [];
        List<FaultRunResult> bare = [];
        foreach (FaultState state in states)
        {
            sensed.Add(Run(row, state, isSensed: true));
            if (row.AlsoBare)
            {
                bare.Add(Run(row, state, isSensed: false));
            }
        }

        return new(row, sensed, bare);
    }

    private FaultRunResult Run(FaultRow row, FaultState state, bool isSensed)
    {
        ulong number = (ulong)((FaultRows.IndexOf(row) * StateRules.All.Length) + (int)state);
        using FaultRig rig = new(Plan, isSensed, seed + number, row.Adjust);
        alter?.Invoke(rig);
        return FaultRun.Of(rig, isSensed ? row : Bare(row), state, new Pcg32(seed, StrikeStream + number));
    }

    // Without sensors it may notice nothing; what it must not do stays the same.
    private static FaultRow Bare(FaultRow row) => row.SeenBare ? row : row with
    {
        Expect = state => row.Expect(state) with
        {
            Sight = Sight.Perhaps,
            Worst = SafetyAction.Release,
            MayMove = true,
            Outputs = Outputs.AsTheModeSays,
            Trip = default,
        },
        StaysBroken = false,
    };
}
