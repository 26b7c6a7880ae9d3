using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>
/// Training: one goal after the other from one random sequence and never a reset: the next goal starts where the last one ended, or at home
/// when that was a dead end and the arm has driven home.
/// Success here is what the arm could sense: the measured tip, as late as it is told. Between two tips the last one counts.
/// </summary>
public sealed class ReachEpisodes
{
    private readonly ReachGoals goals;
    private readonly EpisodeLimits limits;
    private readonly Pcg32 random;
    private readonly IEpisodeLog log;
    private Streak streak;
    private EpisodeRecord now;

    /// <summary>Begins with the first goal of the sequence.</summary>
    public ReachEpisodes(ReachGoals goals, EpisodeLimits limits, Pcg32 random, IEpisodeLog log)
    {
        this.goals = goals;
        this.limits = limits;
        this.random = random;
        this.log = log;
        Draw();
    }

    /// <summary>Place of the running episode's goal, metres in the base frame.</summary>
    public ref readonly Vector3d Goal => ref now.Goal.Place;

    /// <summary>Whether the running episode has reached its goal.</summary>
    public bool Reached => streak.Reached;

    /// <summary>Whether the running episode has ended, with or without success.</summary>
    public bool Ended => streak.Reached || now.Decisions >= limits.MostDecisions;

    /// <summary>
    /// Whether the running episode has ended off its goal: the arm has most likely pressed itself into a corner of its joint limits, where
    /// every joint's wish points outwards and nothing can be learned. Goal after goal would end there (seed 512 spent 8 of 10 goals so).
    /// </summary>
    public bool DeadEnd => Ended && !streak.Reached && now.LastMetres > limits.DeadEndMetres;

    /// <summary>One decision has passed; the tip is where it was measured.</summary>
    public void Note(in Vector3d tip)
    {
        now.LastMetres = (now.Goal.Place - tip).Length;
        now.Decisions++;
        streak.Note(now.LastMetres, limits.ToleranceMetres, limits.HoldDecisions);
    }

    /// <summary>Adds the decision's reward to the books.</summary>
    public void Count(double reward, bool heldAtLimit)
    {
        now.Return += double.IsFinite(reward) ? reward : 0;
        now.HeldDecisions += heldAtLimit ? 1 : 0;
    }

    /// <summary>Logs the ended episode and draws the next goal.</summary>
    public void Next()
    {
        now.Success = streak.Reached;
        log.Append(now);
        now = new EpisodeRecord { Episode = now.Episode + 1 };
        streak = default;
        Draw();
    }

    private void Draw()
    {
        goals.Next(random, out Vector3d place);
        now.Goal = Tasks.Goal.AtPoint(place);
    }

    /// <summary>Writes the running episode.</summary>
    public void Save(ref StateWriter writer)
    {
        random.Save(ref writer);
        streak.Save(ref writer);
        writer.Write(now.Episode);
        writer.Write(now.Goal.Place);
        writer.Write(now.Decisions);
        writer.Write(now.LastMetres);
        writer.Write(now.Return);
        writer.Write(now.HeldDecisions);
    }

    /// <summary>Reads the running episode; false when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        random.Load(ref reader);
        streak.Load(ref reader);
        now = new EpisodeRecord
        {
            Episode = reader.ReadLong(),
            Goal = Tasks.Goal.AtPoint(reader.ReadVector()),
            Decisions = reader.ReadInt(),
            LastMetres = reader.ReadDouble(),
            Return = reader.ReadDouble(),
            HeldDecisions = reader.ReadInt(),
        };
        return !reader.Truncated && now.Goal.Place.IsFinite && now.Episode >= 0 && now.Decisions >= 0;
    }
}
