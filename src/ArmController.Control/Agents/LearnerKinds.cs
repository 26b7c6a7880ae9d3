namespace ArmController.Control.Agents;

/// <summary>What kinds of learners have in common.</summary>
public static class LearnerKinds
{
    /// <summary>True when it learns what to do, and false when it learns the arm.</summary>
    public static bool IsQ(this LearnerKind kind) => kind is LearnerKind.QNone or LearnerKind.QUrdf or LearnerKind.QLearned;
}
