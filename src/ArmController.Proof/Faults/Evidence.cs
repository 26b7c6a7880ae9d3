namespace ArmController.Proof.Faults;

/// <summary>Where it shows that a fault was noticed.</summary>
public enum Evidence
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>Among the reasons of the tick's record, or the interlock has tripped.</summary>
    Reason,

    /// <summary>The envelope trimmed the wish: by construction, in the very tick.</summary>
    Trim,

    /// <summary>The bus answered something else than yes, or a frame was written twice.</summary>
    Bus,

    /// <summary>Among what forbids arming.</summary>
    Blocker,

    /// <summary>Something outside the loop was refused and said so.</summary>
    Refusal,
}
