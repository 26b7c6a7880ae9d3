using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>
/// How warm each servo is believed to be where nothing measures it: a first-order body heated by the square of its load and by its motion.
/// 1 is where it must be let go; it gets there in the end when it carries its rated torque for ever.
/// </summary>
internal struct HeatModel
{
    /// <summary>No servo is heated harder than by four times its rated torque; more, or what is no number, counts as this.</summary>
    internal const double MostHeat = 16;

    private Joints<Share> heat;

    /// <summary>The warmest servo's heat.</summary>
    public readonly double Warmest
    {
        get
        {
            double warmest = 0;
            for (int i = 0; i < Joints<Share>.Capacity; i++)
            {
                warmest = Math.Max(warmest, heat[i]);
            }

            return warmest;
        }
    }

    /// <summary>One tick.</summary>
    /// <param name="driven">Whether the servos get pulses.</param>
    /// <param name="load">Torque over rated torque.</param>
    /// <param name="speed">Speed over the speed limit.</param>
    /// <param name="settings">How the servos warm up.</param>
    /// <param name="follow">Part of the difference that is made up in a tick: 1 - exp(-T/tau).</param>
    /// <param name="lanes">Number of lanes.</param>
    public void Advance(bool driven, in Joints<Share> load, in Joints<Share> speed, HeatSettings settings, double follow, int lanes)
    {
        for (int i = 0; i < lanes; i++)
        {
            double towards = driven ? (load[i] * load[i]) + (settings.MotionShare * speed[i] * speed[i]) : 0;
            heat[i] += (Sound(towards) - heat[i]) * follow;
        }
    }

    /// <summary>Writes the state.</summary>
    public readonly void Save(ref StateWriter writer) => writer.Write((ReadOnlySpan<double>)heat);

    /// <summary>Reads the state.</summary>
    public void Load(ref StateReader reader)
    {
        reader.Read((Span<double>)heat);
        for (int i = 0; i < Joints<Share>.Capacity; i++)
        {
            heat[i] = Sound(heat[i]);
        }
    }

    private static double Sound(double value) => value is >= 0 and <= MostHeat ? value : MostHeat;
}
