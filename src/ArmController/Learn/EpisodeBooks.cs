using System.Text.Json;
using ArmController.Control.Tasks.Reach;
using ArmController.Journal;
using ArmController.Runs;
using ArmController.Simulation;

namespace ArmController.Learn;

/// <summary>Takes episodes out of the ring, writes them to episodes.jsonl and knows how many of the last hundred succeeded.</summary>
internal sealed class EpisodeBooks(EpisodeRing ring, JsonLines lines)
{
    private readonly bool[] recent = new bool[100];
    private int recentSuccesses;

    /// <summary>Episodes seen.</summary>
    public long Episodes { get; private set; }

    /// <summary>Number of episodes <see cref="RecentShare"/> speaks of.</summary>
    public int RecentCount => (int)Math.Min(Episodes, recent.Length);

    /// <summary>Share of the last hundred that reached their goal, as the arm measured it.</summary>
    public double RecentShare => RecentCount == 0 ? 0 : (double)recentSuccesses / RecentCount;

    /// <summary>Takes over what the loop has finished since the last time.</summary>
    public void Drain()
    {
        while (ring.TryRead(out EpisodeRecord episode))
        {
            ref bool slot = ref recent[Episodes % recent.Length];
            recentSuccesses += (episode.Success ? 1 : 0) - (Episodes >= recent.Length && slot ? 1 : 0);
            slot = episode.Success;
            Episodes++;
            Write(lines.Begin(), episode);
            lines.End();
        }
    }

    private static void Write(Utf8JsonWriter json, in EpisodeRecord episode)
    {
        json.WriteNumber("episode"u8, episode.Episode);
        json.WriteBoolean("success"u8, episode.Success);
        json.WriteNumber("seconds"u8, Math.Round(episode.Decisions * RigPlan.DecisionPeriod.Value, 6));
        json.WriteNumber("lastMm"u8, Math.Round(episode.LastMetres * 1000, 3));
        json.WriteNumber("return"u8, Math.Round(episode.Return, 4));
        json.WriteNumber("heldDecisions"u8, episode.HeldDecisions);
        json.WriteStartArray("goalMm"u8);
        json.WriteNumberValue(Math.Round(episode.Goal.X * 1000, 3));
        json.WriteNumberValue(Math.Round(episode.Goal.Y * 1000, 3));
        json.WriteNumberValue(Math.Round(episode.Goal.Z * 1000, 3));
        json.WriteEndArray();
    }
}
