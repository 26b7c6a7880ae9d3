using System.Text.Json;
using ArmController.Control.Ticking;
using ArmController.Training.Journal;
using ArmController.Training.Runs;

namespace ArmController.Training.Learn;

/// <summary>Takes checks out of the ring and writes them to checks.jsonl: the history of what was promoted and gone back from.</summary>
/// <param name="ring">Where the loop leaves them.</param>
/// <param name="lines">Where they are written.</param>
internal sealed class CheckBooks(RecordRing<CheckRecord> ring, JsonLines lines)
{
    /// <summary>Takes over what the loop has checked since the last time.</summary>
    public void Drain()
    {
        while (ring.TryRead(out CheckRecord check))
        {
            Write(lines.Begin(), check);
            lines.End();
        }
    }

    private static void Write(Utf8JsonWriter json, in CheckRecord check)
    {
        json.WriteNumber("tick"u8, check.Tick);
        json.WriteNumber("robotSeconds"u8, Seconds(check.Tick));
        json.WriteNumber("success"u8, check.Share.Mean);
        json.WriteNumber("low"u8, Math.Round(check.Share.Low, 6));
        json.WriteNumber("high"u8, Math.Round(check.Share.High, 6));
        json.WriteNumber("goals"u8, check.Goals);
        json.WriteString("verdict"u8, CheckWords.Of(check.Verdict));
        if (check.SnapshotTick > 0)
        {
            json.WriteNumber("snapshotRobotSeconds"u8, Seconds(check.SnapshotTick));
        }
    }

    private static double Seconds(long tick) => Math.Round(Cadence.Usual.SecondsOf(tick), 6);
}
