using ArmController.Control.Ticking;
using ArmController.Training.Journal;

namespace ArmController.Training.Learn;

/// <summary>Shows how far a run is: a bar that is redrawn on a terminal, a logfmt line every five seconds elsewhere. No garbage.</summary>
public sealed class LearnProgress(ProgressLine line, bool redraw, bool ascii, long firstTick, long lastTick)
{
    private const int BarWidth = 20;
    private static readonly TimeSpan RedrawPeriod = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LinePeriod = TimeSpan.FromSeconds(5);

    // A line at once says nothing; a bar at once says that something happens.
    private TimeSpan due = redraw ? TimeSpan.Zero : LinePeriod;

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
        if (redraw)
        {
            Bar(done, left, tick, books);
            line.Text(last ? "\n"u8 : ""u8);
        }
        else
        {
            line.Text("progress="u8).Number(done, 3).Text(" robot_min="u8).Number(Minutes(tick), 2).Text(" goals="u8).Number(books.Episodes)
                .Text(" recent_success="u8).Number(books.RecentShare, 2).Text(" seconds_left="u8).Number(left, 0).Text("\n"u8);
        }

        line.Send();
    }

    /// <summary>Makes room for a message: the next bar is drawn below it.</summary>
    public void GiveWay()
    {
        if (redraw)
        {
            line.Text("\r\x1b[K"u8).Send();
        }
    }

    // Fits 80 columns. Where it does not, it is cut off at the edge (no wrapping between ?7l and ?7h), not broken into lines that would pile up.
    private void Bar(double done, double left, long tick, EpisodeBooks books)
    {
        double percent = Math.Floor(done * 100);
        line.Text("\r\x1b[?7l  "u8).Bar(done, BarWidth, ascii).Text(percent < 10 ? "   "u8 : percent < 100 ? "  "u8 : " "u8).Number(percent, 0)
            .Text(" %  "u8)
            .Number(Minutes(tick), 1).Text(" robot min"u8);
        if (books.RecentCount > 0)
        {
            line.Text("  "u8).Number(books.RecentShare * 100, 0).Text(" % of last "u8).Number(books.RecentCount)
                .Text(books.RecentCount == 1 ? " goal"u8 : " goals"u8);
        }

        if (done < 1)
        {
            line.Text("  "u8).Duration(left).Text(" left"u8);
        }

        line.Text("\x1b[K\x1b[?7h"u8);
    }

    private static double Minutes(long tick) => Cadence.Usual.SecondsOf(tick) / 60;
}
