namespace ArmController.Control.Agents;

/// <summary>
/// What learns, and what it knows of the arm beforehand. The first three learn what to do, by Q(lambda): they stay as benchmarks of that. The others
/// learn the arm, and rehearse in what they know of it. Numbers are written into checkpoints.
/// </summary>
public enum LearnerKind
{
    /// <summary>Q-learning from joint angles and a measured tip alone.</summary>
    QNone = 0,

    /// <summary>Q-learning with the Jacobian of the arm's URDF.</summary>
    QUrdf,

    /// <summary>Q-learning with a Jacobian that is fitted while the arm moves.</summary>
    QLearned,

    /// <summary>The arm is found by moving one joint after the other: nothing is known of it.</summary>
    ModelNone,

    /// <summary>The URDF holds but for what hands and rulers get wrong; that is put right while the arm works.</summary>
    ModelUrdf,

    /// <summary>The URDF is a first guess, as that of a similar arm would be.</summary>
    ModelLearned,
}
