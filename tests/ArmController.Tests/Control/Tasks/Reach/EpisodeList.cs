using ArmController.Control.Tasks;

namespace ArmController.Tests.Control.Tasks.Reach;

/// <summary>Keeps every finished episode.</summary>
internal sealed class EpisodeList(List<EpisodeRecord> episodes) : IEpisodeLog
{
    public void Append(in EpisodeRecord episode) => episodes.Add(episode);
}
