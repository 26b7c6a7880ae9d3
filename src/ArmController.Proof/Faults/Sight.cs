namespace ArmController.Proof.Faults;

/// <summary>What the controller can know of a fault.</summary>
public enum Sight
{
    /// <summary>It must notice it within the bound.</summary>
    Noticed,

    /// <summary>It need not notice it: what happens is what happens without it.</summary>
    Tolerated,

    /// <summary>It notices it when the motion that is left shows it; else nothing can.</summary>
    Perhaps,

    /// <summary>Nothing in the process can notice it.</summary>
    Unseen,
}
