namespace ArmController.Control.Tasks;

/// <summary>Takes finished episodes off the loop's hands; never waits and never allocates.</summary>
public interface IEpisodeLog
{
    /// <summary>One episode has ended.</summary>
    void Append(in EpisodeRecord episode);
}
