using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <content>What is known, as bytes.</content>
public sealed partial class AxesModel
{
    /// <summary>Writes all that it knows.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write((ReadOnlySpan<double>)posture);
        writer.Write(tipThere);
        writer.Write(errorSquare);
        for (int j = 0; j < Joints; j++)
        {
            writer.Write(axes[j]);
            writer.Write(points[j]);
            writer.Write(acrosses[j]);
        }

        writer.Write(covariance);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        reader.Read((Span<double>)posture);
        tipThere = reader.ReadVector();
        errorSquare = reader.ReadDouble();
        known = 0;
        bool sound = tipThere.IsFinite && double.IsFinite(errorSquare) && errorSquare >= 0;
        for (int j = 0; j < Joints; j++)
        {
            axes[j] = reader.ReadVector();
            points[j] = reader.ReadVector();
            acrosses[j] = reader.ReadVector();
            bool isSet = IsUnit(axes[j]) && IsUnit(acrosses[j]) && Math.Abs(Vector3d.Dot(axes[j], acrosses[j])) < 1e-9;
            known |= isSet ? 1u << j : 0;
            sound &= points[j].IsFinite && (isSet || (axes[j] == default && acrosses[j] == default));
        }

        reader.Read(covariance);
        foreach (double entry in covariance)
        {
            sound &= double.IsFinite(entry);
        }

        foreach (double angle in (ReadOnlySpan<double>)posture)
        {
            sound &= double.IsFinite(angle);
        }

        return sound && !reader.Truncated;
    }
}
