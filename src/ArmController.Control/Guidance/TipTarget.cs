using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>Where the tip is to be and, where that counts, how far the last link is to point up or down.</summary>
/// <param name="Place">Metres in the base frame.</param>
/// <param name="HasPitch">Whether the pitch counts.</param>
/// <param name="PitchRadians">Above the level; 0 where it does not count.</param>
public readonly record struct TipTarget(Vector3d Place, bool HasPitch = false, double PitchRadians = 0)
{
    /// <summary>
    /// Metres that a radian of pitch is worth: what the hand's length makes of it at the tip, about. It brings both into one error.
    /// </summary>
    public const double MetresPerRadian = 0.12;

    /// <summary>The same at another place.</summary>
    public TipTarget Moved(in Vector3d by) => this with { Place = Place + by };

    /// <summary>Writes it.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(Place);
        writer.Write(HasPitch);
        writer.Write(PitchRadians);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    public static bool Load(ref StateReader reader, out TipTarget target)
    {
        target = new(reader.ReadVector(), reader.ReadBool(), reader.ReadDouble());
        return !reader.Truncated && target.Place.IsFinite && double.IsFinite(target.PitchRadians);
    }
}
