using ArmController.Control.Tasks;

namespace ArmController.Journal;

/// <summary>Carries episodes from the loop's thread to the journal's.</summary>
internal sealed class EpisodeRing(int capacity) : RecordRing<EpisodeRecord>(capacity), IEpisodeLog;
