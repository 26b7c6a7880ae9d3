namespace ArmController.Motion.Safety;

/// <summary>One rule that an arm's description breaks.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Lane">The joint's lane, or -1 when the fault is the whole arm's.</param>
/// <param name="Joint">The joint's name, or empty.</param>
/// <param name="Sentence">What is wrong, in one sentence with the numbers in it.</param>
public sealed record EnvelopeFault(EnvelopeRule Rule, int Lane, string Joint, string Sentence)
{
    /// <summary>True when no envelope can be built at all.</summary>
    public bool IsHard => Rule < EnvelopeRule.RangeTooNarrow;
}
