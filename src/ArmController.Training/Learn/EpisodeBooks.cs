using System.Text.Json;
using ArmController.Configuration;
using ArmController.Configuration.Files;
using ArmController.Control.Tasks;
using ArmController.Control.Ticking;
using ArmController.Training.Journal;
using ArmController.Training.Runs;

namespace ArmController.Training.Learn;

/// <summary>Takes episodes out of the ring, writes them to episodes.jsonl and knows how many of the last hundred succeeded.</summary>
/// <param name="ring">Where the loop leaves them, numbered one by one.</param>
/// <param name="lines">Where they are written.</param>
/// <param name="earlier">Episodes that an earlier process wrote there; numbers go on behind them. Null for the learner's own numbers.</param>
public sealed class EpisodeBooks(EpisodeRing ring, JsonLines lines, long? earlier = null)
{
    private const int TailBytes = 1 << 13;

    private readonly bool[] recent = new bool[100];
    private int recentSuccesses;
    private long seen;
    private long first;

    /// <summary>Episodes of the run, earlier processes included.</summary>
    public long Episodes => (earlier ?? 0) + seen;

    /// <summary>Number of episodes <see cref="RecentShare"/> speaks of: of this process alone.</summary>
    public int RecentCount => (int)Math.Min(seen, recent.Length);

    /// <summary>Share of the last hundred that reached their goal, as the arm measured it.</summary>
    public double RecentShare => RecentCount == 0 ? 0 : (double)recentSuccesses / RecentCount;

    /// <summary>Episodes that a file tells of, by the number in its last whole line; 0 when it tells of none.</summary>
    public static long CountIn(string path)
    {
        byte[] tail;
        try
        {
            using FileStream file = new(PlainFile.OpenToRead(path), FileAccess.Read);
            file.Seek(-Math.Min(file.Length, TailBytes), SeekOrigin.End);
            tail = new byte[file.Length - file.Position];
            file.ReadExactly(tail);
        }
        catch (Exception fault) when (WriteResult.IsDisk(fault))
        {
            return 0;
        }

        // A line that a power cut has torn tells nothing: then the one before it.
        for (int end = tail.AsSpan().LastIndexOf((byte)'\n'); end > 0;)
        {
            int before = tail.AsSpan(0, end).LastIndexOf((byte)'\n');
            if (NumberIn(tail.AsMemory((before + 1)..end)) is { } number)
            {
                return number + 1;
            }

            end = before;
        }

        return 0;
    }

    /// <summary>Takes over what the loop has finished since the last time.</summary>
    public void Drain()
    {
        while (ring.TryRead(out EpisodeRecord episode))
        {
            ref bool slot = ref recent[seen % recent.Length];
            recentSuccesses += (episode.Success ? 1 : 0) - (seen >= recent.Length && slot ? 1 : 0);
            slot = episode.Success;
            seen++;
            first = seen == 1 && earlier is not null ? episode.Episode : first;
            Write(lines.Begin(), episode, (earlier ?? 0) - first);
            lines.End();
        }
    }

    private static long? NumberIn(ReadOnlyMemory<byte> line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("episode"u8, out JsonElement number) && number.ValueKind == JsonValueKind.Number
                && number.TryGetInt64(out long value) && value is >= 0 and < long.MaxValue ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, in EpisodeRecord episode, long earlier)
    {
        json.WriteNumber("episode"u8, earlier + episode.Episode);
        json.WriteBoolean("success"u8, episode.Success);
        json.WriteNumber("seconds"u8, Math.Round(episode.Decisions * Cadence.Usual.Decision.Value, 6));
        json.WriteNumber("lastMm"u8, Math.Round(episode.LastMetres * 1000, 3));
        json.WriteNumber("return"u8, Math.Round(episode.Return, 4));
        json.WriteNumber("heldDecisions"u8, episode.HeldDecisions);
        Write(json, episode.Goal);
    }

    private static void Write(Utf8JsonWriter json, in Goal goal)
    {
        if (goal.Kind is GoalKind.Point or GoalKind.Pose or GoalKind.Thing)
        {
            json.WriteStartArray("goalMm"u8);
            json.WriteNumberValue(Math.Round(goal.Place.X * 1000, 3));
            json.WriteNumberValue(Math.Round(goal.Place.Y * 1000, 3));
            json.WriteNumberValue(Math.Round(goal.Place.Z * 1000, 3));
            json.WriteEndArray();
        }

        if (goal.Kind is GoalKind.Pose or GoalKind.Thing)
        {
            json.WriteNumber("goalYawDeg"u8, Math.Round(Degrees.FromRadians(goal.YawRadians), 3));
        }

        if (goal.Kind == GoalKind.Pose)
        {
            json.WriteNumber("goalPitchDeg"u8, Math.Round(Degrees.FromRadians(goal.PitchRadians), 3));
        }

        if (goal.Kind == GoalKind.Thing)
        {
            json.WriteNumber("goalThing"u8, goal.Thing);
        }

        if (goal.Kind == GoalKind.Predicates)
        {
            json.WriteStartArray("goal"u8);
            foreach (Predicate sentence in goal.Predicates)
            {
                json.WriteStringValue($"{sentence.Kind} {sentence.First} {sentence.Second}");
            }

            json.WriteEndArray();
        }
    }
}
