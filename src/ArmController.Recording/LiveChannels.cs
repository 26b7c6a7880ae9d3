using ArmController.Motion.Quantities;

namespace ArmController.Recording;

/// <summary>
/// The one list of what a service shows of itself: a few channels for the line that people follow, more for those who ask, and the whole tick.
/// </summary>
internal static class LiveChannels
{
    private const double NanosecondsPerMicrosecond = 1_000;
    private const double DegreesPerRadian = 180 / Math.PI;

    /// <summary>What stands in the line that <c>tail</c> shows.</summary>
    public static void Line<TSink>(in LiveState live, in SessionState session, LatenessHistogram late, ref TSink sink)
        where TSink : struct, IChannelSink, allows ref struct
    {
        TickChannels.Brief(live.Record, ref sink);
        Counted(live, session, late, ref sink);
    }

    /// <summary>What <c>status</c> answers: the service, and every channel of the newest tick.</summary>
    public static void All<TSink>(in LiveState live, in SessionState session, LatenessHistogram late, ref TSink sink)
        where TSink : struct, IChannelSink, allows ref struct
    {
        Counted(live, session, late, ref sink);
        Asked(live, session, late, ref sink);
        TickChannels.Brief(live.Record, ref sink);
        TickChannels.Outcome(live.Record, ref sink);
        TickChannels.Inputs(live.Record.In, ref sink);
    }

    /// <summary>What is counted over many ticks, and followed.</summary>
    public static void Counted<TSink>(in LiveState live, in SessionState session, LatenessHistogram late, ref TSink sink)
        where TSink : struct, IChannelSink, allows ref struct
    {
        sink.Text("learning"u8, session.Word, "none, paused or running."u8);
        sink.Whole("episodes"u8, ""u8, session.Episodes, "Episodes of the run, earlier processes included."u8);
        sink.Number("success"u8, ""u8, session.RecentShare, 4, "Share of this process's last hundred that succeeded, 0 to 1."u8);
        sink.Whole("interventions"u8, ""u8, live.Interventions, "Ticks in which the envelope changed what was asked for."u8);
        sink.Number("lateP50Us"u8, "us"u8, late.Quantile(0.5) / NanosecondsPerMicrosecond, 1, "How late half of the ticks began, at most."u8);
        sink.Number("lateP99Us"u8, "us"u8, late.Quantile(0.99) / NanosecondsPerMicrosecond, 1, "How late 99 of 100 ticks began, at most."u8);
        sink.Number("bytesPerTick"u8, "B"u8, live.BytesPerTick, 4, "Garbage of the whole process since the arm was switched on."u8);
        sink.Whole("collections"u8, ""u8, live.Collections, "Garbage collections since the arm was switched on."u8);
        sink.Whole("missedTicks"u8, ""u8, live.MissedTicks, "Ticks that were passed over because one before them took too long."u8);
        sink.Whole("drops"u8, ""u8, session.Drops, "Episodes and lines that were lost."u8);
    }

    /// <summary>What is shown to those who ask.</summary>
    public static void Asked<TSink>(in LiveState live, in SessionState session, LatenessHistogram late, ref TSink sink)
        where TSink : struct, IChannelSink, allows ref struct
    {
        sink.Truth("parked"u8, live.IsParked, "Nothing drives the arm, and it is vouched for that it rests in its park pose."u8);
        sink.Text("run"u8, session.Run, "Name of the run's folder; empty without one."u8);
        sink.Whole("learnedTicks"u8, ""u8, session.LearnedTicks, "Ticks that the learner was followed, earlier processes included."u8);
        sink.Whole("decisions"u8, ""u8, live.Decisions, "Decisions of the agent."u8);
        sink.Whole("violations"u8, ""u8, live.Violations, "Emissions that broke a limit by the independent audit."u8);
        sink.Whole("failedWrites"u8, ""u8, live.FailedWrites, "Frames that did not reach the servos."u8);
        sink.Number("lateMaxUs"u8, "us"u8, late.LongestNanoseconds / NanosecondsPerMicrosecond, 1, "How late the latest tick began."u8);
        sink.Whole("armedTicks"u8, ""u8, live.ArmedTicks, "Ticks since the arm was last switched on."u8);
        sink.Whole("loopBytes"u8, "B"u8, live.LoopBytes, "Bytes the loop's thread has allocated since then."u8);
        sink.Whole("processBytes"u8, "B"u8, live.ProcessBytes, "Bytes the whole process has allocated since then."u8);
        sink.Whole("checkpoint"u8, ""u8, session.Generation, "Number of the newest checkpoint."u8);
        sink.Text("configuration"u8, session.ConfigurationHash, "Which configuration the arm has."u8);
        Span<double> degrees = stackalloc double[Joints<Radian>.Capacity];
        for (int i = 0; i < degrees.Length; i++)
        {
            degrees[i] = live.Position[i] * DegreesPerRadian;
        }

        sink.Lanes("positionDeg"u8, "deg"u8, degrees, 2, "The reference last sent, for people."u8);
    }
}
