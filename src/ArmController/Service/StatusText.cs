using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;

namespace ArmController.Service;

/// <summary>Puts a service's state into one line of logfmt, made for eyes and grep, or into one line of JSON. Neither costs garbage.</summary>
internal sealed class StatusText
{
    private const double NanosecondsPerMicrosecond = 1_000;
    private const double DegreesPerRadian = 180 / Math.PI;

    private readonly TextBuffer line = new(1024);
    private readonly TextBuffer json = new(4096);
    private readonly ValueNames<Mode> modes = new();
    private readonly ValueNames<TripReason> trips = new();
    private readonly FlagNames<Reasons> reasons = new();
    private readonly FlagNames<ArmingBlockers> blockers = new();

    /// <summary>One line of logfmt, with its end.</summary>
    public ReadOnlySpan<byte> Line(in LiveState live, in SessionState session, Pacer pacer)
    {
        line.Clear().Text("state="u8).Text(modes.Of((int)live.Mode)).Text(" tick="u8).Number(live.Tick);
        line.Text(" learning="u8).Text(session.Word).Text(" episode="u8).Number(session.Episodes);
        line.Text(" success="u8).Number(session.RecentShare, 2).Text(" reward="u8).Number(live.Reward, 3);
        line.Text(" interventions="u8).Number(live.Interventions);
        line.Text(" late_p50_us="u8).Number(pacer.Lateness.Quantile(0.5) / NanosecondsPerMicrosecond, 0);
        line.Text(" late_p99_us="u8).Number(pacer.Lateness.Quantile(0.99) / NanosecondsPerMicrosecond, 0);
        line.Text(" bytes_per_tick="u8).Number(BytesPerTick(live), 3).Text(" collections="u8).Number(live.Collections);
        line.Text(" heat="u8).Number(live.Warmest, 2).Text(" missed="u8).Number(live.MissedTicks).Text(" drops="u8).Number(session.Drops);
        if (live.Reasons != Reasons.None)
        {
            line.Text(" reasons="u8);
            reasons.Write(line, (uint)live.Reasons);
        }

        if (live.Mode is Mode.Disarmed or Mode.Faulted or Mode.EStop && live.Blockers != ArmingBlockers.None)
        {
            line.Text(" blockers="u8);
            blockers.Write(line, (uint)live.Blockers);
        }

        return line.Text("\n"u8).Written;
    }

    /// <summary>One JSON object, with the line's end.</summary>
    public ReadOnlySpan<byte> Json(in LiveState live, in SessionState session, Pacer pacer, int lanes)
    {
        json.Clear().Text("{\"state\":\""u8).Text(modes.Of((int)live.Mode)).Text("\",\"tick\":"u8).Number(live.Tick);
        json.Text(",\"reasons\":\""u8);
        reasons.Write(json, (uint)live.Reasons);
        json.Text("\",\"blockers\":\""u8);
        blockers.Write(json, (uint)live.Blockers);
        json.Text("\",\"trip\":\""u8).Text(trips.Of((int)live.Trip)).Text("\",\"parked\":"u8).Text(live.IsParked ? "true"u8 : "false"u8);
        json.Text(",\"learning\":\""u8).Text(session.Word).Text("\",\"run\":\""u8).Text(session.Run);
        json.Text("\",\"learnedTicks\":"u8).Number(session.LearnedTicks).Text(",\"episodes\":"u8).Number(session.Episodes);
        json.Text(",\"success\":"u8).Number(session.RecentShare, 4).Text(",\"reward\":"u8).Number(live.Reward, 4);
        json.Text(",\"decisions\":"u8).Number(live.Decisions).Text(",\"interventions\":"u8).Number(live.Interventions);
        json.Text(",\"violations\":"u8).Number(live.Violations).Text(",\"failedWrites\":"u8).Number(live.FailedWrites);
        LatenessHistogram late = pacer.Lateness;
        json.Text(",\"lateUs\":{\"p50\":"u8).Number(late.Quantile(0.5) / NanosecondsPerMicrosecond, 1);
        json.Text(",\"p99\":"u8).Number(late.Quantile(0.99) / NanosecondsPerMicrosecond, 1);
        json.Text(",\"max\":"u8).Number(late.LongestNanoseconds / NanosecondsPerMicrosecond, 1).Text("},\"missedTicks\":"u8).Number(live.MissedTicks);
        json.Text(",\"armedTicks\":"u8).Number(live.ArmedTicks).Text(",\"loopBytes\":"u8).Number(live.LoopBytes);
        json.Text(",\"processBytes\":"u8).Number(live.ProcessBytes).Text(",\"bytesPerTick\":"u8).Number(BytesPerTick(live), 4);
        json.Text(",\"collections\":"u8).Number(live.Collections).Text(",\"heat\":"u8).Number(live.Warmest, 3);
        json.Text(",\"drops\":"u8).Number(session.Drops).Text(",\"checkpoint\":"u8).Number(session.Generation);
        json.Text(",\"configuration\":\""u8).Text(session.ConfigurationHash).Text("\",\"positionDeg\":["u8);
        for (int i = 0; i < lanes; i++)
        {
            json.Text(i > 0 ? ","u8 : ""u8).Number(live.Position[i] * DegreesPerRadian, 2);
        }

        return json.Text("]}\n"u8).Written;
    }

    private static double BytesPerTick(in LiveState live) => live.ArmedTicks > 0 ? (double)live.ProcessBytes / live.ArmedTicks : 0;
}
