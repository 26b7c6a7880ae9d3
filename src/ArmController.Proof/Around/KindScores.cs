using ArmController.Configuration;
using ArmController.Numerics;
using ArmController.Simulator.World;

namespace ArmController.Proof.Around;

/// <summary>Worlds of one kind, what can be reached in them, and what everybody came to.</summary>
/// <param name="kind">What kind.</param>
/// <param name="methods">How many are measured.</param>
public sealed class KindScores(WorldKind kind, int methods)
{
    private const ulong SeedStream = 76;

    private readonly AroundScore[] scores = [.. Enumerable.Range(0, methods).Select(_ => new AroundScore())];

    /// <summary>What kind.</summary>
    public WorldKind Kind { get; } = kind;

    /// <summary>What each method came to, in their order.</summary>
    public IReadOnlyList<AroundScore> Scores => scores;

    /// <summary>Worlds so far.</summary>
    public int Worlds { get; private set; }

    /// <summary>Goals that were drawn, those that cannot be reached among them.</summary>
    public int Drawn { get; private set; }

    /// <summary>Drawn goals that have no clear posture.</summary>
    public int Postureless { get; private set; }

    /// <summary>Drawn goals that have a clear posture and no way to it.</summary>
    public int Wayless { get; private set; }

    /// <summary>Share of drawn goals without a clear posture, 0 to 1.</summary>
    public double WithoutPosture => (double)Postureless / Math.Max(Drawn, 1);

    /// <summary>Share of drawn goals with a clear posture and no way to it, 0 to 1.</summary>
    public double WithoutWay => (double)Wayless / Math.Max(Drawn, 1);

    /// <summary>The course of a world by its number: the same for every number of worlds and whoever is measured.</summary>
    /// <param name="kind">What kind.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="twin">How the twin differs from what is believed.</param>
    /// <param name="goals">How many goals.</param>
    /// <param name="seed">Seed of all worlds.</param>
    /// <param name="number">Number of the world, from 0.</param>
    public static Course CourseOf(WorldKind kind, ArmConfiguration arm, TwinPerturbation twin, int goals, ulong seed, int number)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ulong letters = 0;
        foreach (char letter in kind.Key)
        {
            letters = (letters * 31) + letter;
        }

        Pcg32 seeds = new(seed, SeedStream + (letters << 8));
        ulong own = 0;
        for (int i = 0; i <= number; i++)
        {
            own = seeds.NextULong();
        }

        return Course.Draw(kind, arm, twin, goals, own);
    }

    /// <summary>A course was drawn.</summary>
    public void Count(Course course)
    {
        ArgumentNullException.ThrowIfNull(course);
        Worlds++;
        Drawn += course.Drawn;
        Postureless += course.Postureless;
        Wayless += course.Wayless;
    }
}
