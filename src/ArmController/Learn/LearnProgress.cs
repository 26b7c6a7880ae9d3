using ArmController.Journal;
using ArmController.Simulation;

namespace ArmController.Learn;

/// <summary>Shows how far a run is: a bar that is redrawn on a terminal, a logfmt line every five seconds elsewhere. No garbage.</summary>
internal sealed class LearnProgress(ProgressLine line, bool redraw, bool ascii, long firstTick, long lastTick)
{
    private const int BarWidth = 28;
    private static readonly TimeSpan RedrawPeriod = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LinePeriod = TimeSpan.FromSeconds(5);

    private TimeSpan due;

    /// <summary>Shows progress if it is time to.</summary>
    public void Show(TimeSpan elapsed, long tick, EpisodeBooks books, bool last)
    {
        if (elapsed < due && !last)
        {
            return;
        }

        due = elapsed + (redraw ? RedrawPeriod : LinePeriod);
        double done = (double)(tick - firstTick) / Math.Max(1, lastTick - firstTick);
        double left = done > 0 ? elapsed.TotalSeconds * (1 - done) / done : 0;
        double minutes = tick * RigPlan.Period.Value / 60;
        if (redraw)
        {
            line.Text("\r  "u8).Bar(done, BarWidth, ascii).Text(" "u8).Number(done * 100, 0).Text(" %  "u8).Number(minutes, 1).Text(" robot min  "u8)
                .Number(books.Episodes).Text(" goals  "u8).Number(books.RecentShare * 100, 0).Text(" % reached of the last "u8).Number(books.RecentCount)
                .Text("  "u8).Number(left, 0).Text(" s left \x1b[K"u8);
            if (last)
            {
                line.Text("\n"u8);
            }
        }
        else
        {
            line.Text("progress="u8).Number(done, 3).Text(" robot_min="u8).Number(minutes, 1).Text(" goals="u8).Number(books.Episodes)
                .Text(" recent_success="u8).Number(books.RecentShare, 2).Text(" seconds_left="u8).Number(left, 0).Text("\n"u8);
        }

        line.Send();
    }
}
