using ArmController.Learning.Snapshots;
using ArmController.Training.Statistics;

namespace ArmController.Training.Learn;

/// <summary>One check of a run, and what came of it.</summary>
/// <param name="Tick">When: ticks since the learner was born.</param>
/// <param name="Share">Share of goals reached.</param>
/// <param name="Goals">Number of goals.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="SnapshotTick">When the snapshot that stands now was learned; 0 without one.</param>
public readonly record struct CheckRecord(long Tick, Interval Share, int Goals, SnapshotVerdict Verdict, long SnapshotTick);
