using ArmController.Learning.Temporal;

namespace ArmController.Proof.Gates.Exact;

/// <summary>A figure counts only when nothing diverged on the way to it.</summary>
internal static class SoundFigures
{
    /// <summary>The figure; no number, which lies in no band, when the learner has stopped because it diverged.</summary>
    public static double IfSound(this TdLearner learner, double figure) => learner.Divergence.HasTripped ? double.NaN : figure;
}
