using ArmController.Control.Estimation;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;

namespace ArmController.Proof.Faults;

/// <summary>Twelve faults of whoever commands. Only an arm that follows asks it anything.</summary>
internal static class CommandRows
{
    private const double DegreesPerRadian = 180 / Math.PI;

    // A command is stale when it is older than 3 T: seen in the tick after, and the last one may be 1 T old already.
    private const int StaleTicks = 5;
    private const int OldTarget = 20;

    public static FaultRow[] All =>
    [
        Row(
            1, "agent stops", "3 T", Always((in ArmState _, ref Proposal said) => said = default),
            Followed(Expectation.Stopped(Reasons.CommandStale, StaleTicks))),
        Row(
            2, "one command missing", "3 T", Once((in ArmState _, ref Proposal said) => said = default),
            Followed(Expectation.Tolerated("the arm brakes until the next one"))),
        Row(3, "duplicated commands", "1 T", Repeated(), Followed(Expectation.Unseen(NoSequence))),
        Row(4, "reordered commands", "1 T", Reordered(), Followed(Expectation.Unseen(NoSequence))),
        Row(5, "NaN", "5 T", Always(Number(double.NaN)), Followed(Expectation.Stopped(Bad, StaleTicks))),
        Row(6, "infinity", "5 T", Always(Number(double.NegativeInfinity)), Followed(Expectation.Stopped(Bad, StaleTicks))),
        Row(
            7, "wrong length", "5 T", Always((in ArmState _, ref Proposal said) => said.Velocity[Joints<Radian>.Capacity - 1] = 0.1),
            Followed(Expectation.Stopped(Bad, StaleTicks))),
        Row(
            8, "burst of 10 kHz", "1 T", Burst,
            Followed(Expectation.Tolerated("between two decisions only the last word counts, and it can be no worse than one word"))),
        Row(9, "jump of 3 rad", "1 T", Always((in ArmState state, ref Proposal said) => said = Away(state, 3)), Followed(Trimmed)),
        Row(10, "alternation from limit to limit", "1 T", Alternating(), Followed(Trimmed)),
        Row(11, "degrees for radians", "5 T", Always(InDegrees), Degrees),
        Row(12, "old session's command", "1 T", OldSession, Old)
            with { Note = "counted from the strike; at rest, the person says to follow 20 ticks after it" },
    ];

    private static Reasons Bad => Reasons.CommandsBad | Reasons.CommandStale;

    private static string NoSequence => "a word spoken in the process carries no number; the socket's words will, and its reader will refuse these";

    // The agent decides in every other tick.
    private static Expectation Trimmed => Expectation.Shown(Evidence.Trim, 2);

    private static FaultRow Row(int number, string name, string bound, Action<FaultRig, int> inject, Func<FaultState, Expectation> expect) =>
        new($"C{number}", name, FaultGroup.Command, bound, inject, expect);

    private static Func<FaultState, Expectation> Followed(Expectation followed) =>
        state => StateRules.IsFollowing(state) ? followed : Expectation.Tolerated("nobody asks the agent");

    private static Action<FaultRig, int> Always(PatrolAgent.Spoil spoil) => (rig, _) => rig.Agent.Spoiled = spoil;

    // For two ticks, of which one has a decision.
    private static Action<FaultRig, int> Once(PatrolAgent.Spoil spoil) => (rig, n) => rig.Agent.Spoiled = n < 2 ? spoil : null;

    private static PatrolAgent.Spoil Number(double number) => (in ArmState _, ref Proposal said) => said.Velocity[0] = number;

    private static void InDegrees(in ArmState state, ref Proposal said)
    {
        for (int i = 0; i < Joints<Radian>.Capacity; i++)
        {
            said.Velocity[i] *= DegreesPerRadian;
        }
    }

    private static Proposal Away(in ArmState state, double radians)
    {
        Joints<Radian> target = state.Reference;
        target[0] += target[0] > 0 ? -radians : radians;
        return Proposal.Towards(target);
    }

    private static Action<FaultRig, int> Repeated()
    {
        Proposal first = default;
        return (rig, n) =>
        {
            first = n == 0 ? default : first;
            rig.Agent.Spoiled = (in ArmState _, ref Proposal said) => said = first = first.Kind == ProposalKind.None ? said : first;
        };
    }

    // Each word is held back until the next one has been said.
    private static Action<FaultRig, int> Reordered()
    {
        Proposal held = default;
        bool holds = false;
        return (rig, n) =>
        {
            held = n == 0 ? Proposal.AtVelocity(default) : held;
            rig.Agent.Spoiled = (in ArmState _, ref Proposal said) =>
            {
                holds = !holds;
                Proposal mine = said;
                said = holds ? said : held;
                held = mine;
            };
        };
    }

    private static void Burst(FaultRig rig, int n) => rig.Agent.Spoiled = (in ArmState _, ref Proposal said) =>
    {
        for (int word = 0; word < 400; word++)
        {
            for (int i = 0; i < rig.Plan.Arm.LaneCount; i++)
            {
                double most = rig.Plan.Arm.Description.Joints[i].Limits.MaxRadiansPerSecond;
                said.Velocity[i] = rig.Random.NextDouble(-2 * most, 2 * most);
            }
        }
    };

    private static Action<FaultRig, int> Alternating()
    {
        int way = 1;
        return (rig, _) => rig.Agent.Spoiled = (in ArmState _, ref Proposal said) =>
        {
            way = -way;
            for (int i = 0; i < rig.Plan.Arm.LaneCount; i++)
            {
                said.Velocity[i] = way * rig.Plan.Arm.Description.Joints[i].Limits.MaxRadiansPerSecond;
            }
        };
    }

    private static Expectation Degrees(FaultState state) => state switch
    {
        FaultState.FollowingFast => Expectation.Stopped(Bad, StaleTicks),
        FaultState.FollowingSlow => Trimmed,
        _ => Expectation.Tolerated("nobody asks the agent"),
    };

    // Where the arm comes to hold, a person says to follow, and what then speaks still means another arm.
    private static void OldSession(FaultRig rig, int n)
    {
        rig.Agent.Spoiled = (in ArmState state, ref Proposal said) => said = Away(state, 1);
        if (n == OldTarget && rig.Supervisor.Mode == Mode.Holding)
        {
            rig.Mailbox.Post(OperatorWord.Enable);
        }
    }

    private static Expectation Old(FaultState state) => state switch
    {
        FaultState.Holding or FaultState.Stopping =>
            Expectation.Noted(Reasons.CommandFar, OldTarget + 3, SafetyAction.Hold) with { Ends = Modes.Following, MayMove = false },
        FaultState.Parking => Expectation.Tolerated("nobody asks the agent"),
        _ => Expectation.Unseen(NoSequence),
    };
}
