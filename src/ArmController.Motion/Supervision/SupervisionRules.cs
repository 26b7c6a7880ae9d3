using ArmController.Motion.Supervision.Watches;

namespace ArmController.Motion.Supervision;

/// <summary>
/// What bounds must obey so that each of them watches something: a positive number, and no larger than any arm, twins included, has reason for.
/// Too large a bound, one that is infinite or one that is no number would switch its watch off without a word.
/// </summary>
internal static class SupervisionRules
{
    /// <summary>A joint is never further from anything than a whole turn.</summary>
    public const double MostRadians = 2 * Math.PI;

    /// <summary>No waiting of a watch is longer; most are far shorter, but a twin may be told to be slow.</summary>
    public const double MostSeconds = 60;

    private const double MostNoiseRadians = Math.PI;
    private const double MostTicks = 100;
    private const double MostRadiansPerSecond = 100;
    private const double MostMovingRadiansPerSecond = 1;
    private const double MostBumpRadians = 0.5;
    private const double MostParkedRadians = 0.1;
    private const double MostHeatSeconds = 3600;
    private const double MostVolts = 100;
    private const double MostAmperes = 100;
    private const double MostSupplySeconds = 10;
    private const double MostNewtonMetres = 1000;

    /// <summary>Refuses bounds that would watch nothing.</summary>
    /// <exception cref="ArgumentException">A bound breaks a rule; the message says which.</exception>
    public static void Check(SupervisionSettings settings, int lanes, bool hasSupplySensor)
    {
        for (int i = 0; i < lanes; i++)
        {
            Require(settings.TopSpeed[i], MostRadiansPerSecond, nameof(settings.TopSpeed));
            Require(double.IsFinite(settings.ParkPose[i]), $"{nameof(settings.ParkPose)} must be made of numbers.");
        }

        Require(settings.NoiseRadians, MostNoiseRadians, nameof(settings.NoiseRadians));
        Require(settings.SilentTicks, MostTicks, nameof(settings.SilentTicks));
        Require(settings.FrozenSeconds, MostSeconds, nameof(settings.FrozenSeconds));
        Require(settings.MovingRadiansPerSecond, MostMovingRadiansPerSecond, nameof(settings.MovingRadiansPerSecond));
        Require(settings.TrackingRadians, MostRadians, nameof(settings.TrackingRadians));
        Require(settings.LagSeconds, MostSeconds, nameof(settings.LagSeconds));
        Require(settings.TrackingSeconds, MostSeconds, nameof(settings.TrackingSeconds));
        Require(settings.VerifiedMoveRadians, MostRadians, nameof(settings.VerifiedMoveRadians));
        Require(settings.VerifiedSeconds, MostSeconds, nameof(settings.VerifiedSeconds));
        Require(settings.CommandTicks, MostTicks, nameof(settings.CommandTicks));
        Require(settings.BumpRadians, MostBumpRadians, nameof(settings.BumpRadians));
        Require(settings.SlowShare, 1, nameof(settings.SlowShare));
        Require(settings.ParkShare, 1, nameof(settings.ParkShare));
        Require(settings.ParkedRadians, MostParkedRadians, nameof(settings.ParkedRadians));
        Check(settings.Heat);
        if (hasSupplySensor || settings.Supply != default)
        {
            Check(settings.Supply);
        }

        if (settings.Load is { } load)
        {
            Check(load, lanes);
        }
    }

    private static void Check(HeatSettings heat)
    {
        Require(heat.TimeConstantSeconds, MostHeatSeconds, nameof(heat.TimeConstantSeconds));
        Require(heat.AssumedLoadShare, HeatModel.MostHeat, nameof(heat.AssumedLoadShare));
        Require(
            heat.MotionShare is >= 0 and <= HeatModel.MostHeat,
            $"{nameof(heat.MotionShare)} must be a number from 0 to {HeatModel.MostHeat}, not {heat.MotionShare}.");
        Require(heat.RestedShare, 1, nameof(heat.RestedShare));
        Require(heat.WarmShare, 1, nameof(heat.WarmShare));
        Require(heat.HotShare, 1, nameof(heat.HotShare));
        Require(heat.OverheatedShare, 1, nameof(heat.OverheatedShare));
        Require(
            heat.RestedShare < heat.WarmShare && heat.WarmShare < heat.HotShare && heat.HotShare <= heat.OverheatedShare,
            "Servos must be rested below warm, warm below hot, and hot no later than overheated.");
    }

    private static void Check(SupplySettings supply)
    {
        Require(supply.LowestVolts, MostVolts, nameof(supply.LowestVolts));
        Require(supply.HighestAmperes, MostAmperes, nameof(supply.HighestAmperes));
        Require(supply.Seconds, MostSupplySeconds, nameof(supply.Seconds));
    }

    // A rating of zero is off: such a joint may carry nothing.
    private static void Check(LoadSettings load, int lanes)
    {
        Require(load.HighestShare, 1, nameof(load.HighestShare));
        for (int i = 0; i < lanes; i++)
        {
            Require(
                load.Rated[i] is >= 0 and <= MostNewtonMetres,
                $"{nameof(load.Rated)} must be a number from 0 to {MostNewtonMetres}, not {load.Rated[i]}.");
        }
    }

    private static void Require(double bound, double most, string name) =>
        Require(bound > 0 && bound <= most, $"{name} must be a positive number up to {most}, not {bound}.");

    private static void Require(bool kept, string complaint)
    {
        if (!kept)
        {
            throw new ArgumentException(complaint);
        }
    }
}
