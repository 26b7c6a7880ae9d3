namespace ArmController.Learning.Learners;

/// <summary>
/// The share of the step that a weight still takes after a number of visits: 1 / (1 + n / halving), never below the lowest.
/// Looked up while it falls, because a trace asks for it hundreds of times in a step and two divisions each add up.
/// </summary>
internal sealed class StepShares
{
    private const int MostEntries = 8_192;

    private readonly double[] falling = new double[MostEntries];
    private readonly double halvingVisits;
    private readonly double lowestShare;

    /// <summary>Shares that begin at 1.</summary>
    /// <param name="halvingVisits">Visits after which half is left.</param>
    /// <param name="lowestShare">What is always left, 0..1.</param>
    public StepShares(double halvingVisits, double lowestShare)
    {
        this.halvingVisits = halvingVisits;
        this.lowestShare = lowestShare;
        for (int visits = 0; visits < falling.Length; visits++)
        {
            falling[visits] = Share(visits);
        }
    }

    /// <summary>Share after so many visits, 0 or more.</summary>
    public double this[int visits] => (uint)visits < (uint)falling.Length ? falling[visits] : Share(visits);

    private double Share(int visits) => Math.Max(lowestShare, 1 / (1 + (visits / halvingVisits)));
}
