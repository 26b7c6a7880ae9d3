using ArmController.Control.Tasks;

namespace ArmController.Training.Journal;

/// <summary>Carries episodes from the loop's thread to the journal's.</summary>
public sealed class EpisodeRing(int capacity) : RecordRing<EpisodeRecord>(capacity), IEpisodeLog;
