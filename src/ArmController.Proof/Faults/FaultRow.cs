using ArmController.Motion.Supervision;

namespace ArmController.Proof.Faults;

/// <summary>One fault: how it is brought about and what must come of it.</summary>
/// <param name="Id">Group's letter and number.</param>
/// <param name="Name">What happens, in a few words.</param>
/// <param name="Group">Where it comes from.</param>
/// <param name="Bound">The bound in the words of the table of hazards.</param>
/// <param name="Inject">Brings it about: called before every tick, from 0, until the run has been watched long enough.</param>
/// <param name="Expect">What must come of it in a state.</param>
public sealed record FaultRow(
    string Id,
    string Name,
    FaultGroup Group,
    string Bound,
    Action<FaultRig, int> Inject,
    Func<FaultState, Expectation> Expect)
{
    /// <summary>Ticks the run is watched for.</summary>
    public int WatchedTicks { get; init; } = 160;

    /// <summary>What ends the fault, where that is not the same for all.</summary>
    public Action<FaultRig> Clear { get; init; } = rig => rig.Heal();

    /// <summary>Other bounds than the arm's usual ones.</summary>
    public Func<SupervisionSettings, SupervisionSettings> Adjust { get; init; } = settings => settings;

    /// <summary>True when the arm may go on into the state.</summary>
    public Func<FaultRig, bool> Ready { get; init; } = _ => true;

    /// <summary>True when clearing does not mend it: then a reset may be refused until the arm was let go.</summary>
    public bool StaysBroken { get; init; }

    /// <summary>True when an arm without sensors must notice it just as well.</summary>
    public bool SeenBare { get; init; }

    /// <summary>True when it makes sense to try it on an arm without sensors too.</summary>
    public bool AlsoBare => Group is FaultGroup.Power or FaultGroup.Motor;

    /// <summary>True when it strikes while the joints are being switched on, at five different moments.</summary>
    public bool WhileArming { get; init; }

    /// <summary>Something a reader of the result must know.</summary>
    public string Note { get; init; } = "";
}
