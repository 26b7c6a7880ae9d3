using ArmController.Numerics;

namespace ArmController.Control.Tasks;

/// <summary>Draws the goals of an examination and says by the truth what came of each. It allocates nothing after construction.</summary>
public interface IJudge
{
    /// <summary>Decisions after which an attempt ends, whatever was reached.</summary>
    int MostDecisions { get; }

    /// <summary>True when nothing more can be won in this attempt.</summary>
    bool IsOver { get; }

    /// <summary>The next goal that is a task from how things are.</summary>
    void Draw(Pcg32 random, in Truth truth, out Goal goal);

    /// <summary>An attempt begins.</summary>
    void Begin(in Goal goal);

    /// <summary>One decision has passed.</summary>
    void Note(in Truth truth);

    /// <summary>Whether a criterion was met in this attempt, by its place among the task's.</summary>
    bool Won(int criterion);

    /// <summary>Whether it is met as things were last noted; where it cannot be lost again, whether it was won.</summary>
    bool Holds(int criterion) => Won(criterion);
}
