namespace ArmController.Simulation;

/// <summary>How the learner knows which joint moves the tip where.</summary>
internal enum JacobianKind
{
    /// <summary>From the URDF.</summary>
    Urdf = 0,

    /// <summary>Learned online from tip measurements.</summary>
    Learned,

    /// <summary>Not at all: it has to find out by trying.</summary>
    None,
}
