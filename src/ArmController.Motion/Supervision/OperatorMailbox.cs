namespace ArmController.Motion.Supervision;

/// <summary>
/// One slot for the operator's word: any thread posts, the loop takes between ticks. A more cautious word replaces a bolder one and never
/// the other way round, so a stop cannot get lost behind an enable.
/// </summary>
public sealed class OperatorMailbox
{
    private int word;

    /// <summary>Leaves a word; it is forgotten when a more cautious one already waits.</summary>
    public void Post(OperatorWord said)
    {
        int seen = Volatile.Read(ref word);
        while ((int)said > seen)
        {
            int before = Interlocked.CompareExchange(ref word, (int)said, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    /// <summary>The word that waits, which then waits no longer.</summary>
    public OperatorWord Take() => (OperatorWord)Interlocked.Exchange(ref word, (int)OperatorWord.None);
}
