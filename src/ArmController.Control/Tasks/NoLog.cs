namespace ArmController.Control.Tasks;

/// <summary>Forgets every episode: for a learner that is only tried.</summary>
public sealed class NoLog : IEpisodeLog
{
    /// <inheritdoc/>
    public void Append(in EpisodeRecord episode)
    {
    }
}
