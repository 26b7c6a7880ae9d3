namespace ArmController.Training.Learn;

/// <summary>What an image holds behind what was learned.</summary>
public enum ImageRest
{
    /// <summary>Where the learner's goals and its exploration stand. An arm of copper cannot be put back, but they go on.</summary>
    Agent,

    /// <summary>
    /// That, and everything that moves, as older programs wrote it, which knew of no tip but the tick's own: the session goes on, and whatever
    /// sees the tip has seen nothing yet.
    /// </summary>
    FormerRig,

    /// <summary>That, and everything that moves: the session goes on as if it had never stopped.</summary>
    Rig,
}
