namespace ArmController.Learning.Traces;

/// <summary>When the traces end.</summary>
public enum TraceCut
{
    /// <summary>Before an action that was not greedy: what follows it says nothing about the greedy policy (Watkins 1989).</summary>
    Watkins = 0,

    /// <summary>
    /// Never within an episode ("naive" Q(lambda), Sutton and Barto 1998, section 7.6). With many factors some factor explores at almost every
    /// decision, and Watkins's rule leaves hardly any trace.
    /// </summary>
    Never,
}
