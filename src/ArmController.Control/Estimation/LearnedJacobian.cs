using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Estimation;

/// <summary>
/// A Jacobian learned from tip measurements by recursive least squares with forgetting (Haykin 2014, "Adaptive Filter Theory", chapter 10).
/// Seen in the plane that turns with joint 0, the tip's radius and height are linear in 1 and in the cosine and sine of every link's elevation,
/// whatever the links' lengths and the joints' zeros are; so wrong lengths and zeros are absorbed exactly. It needs a measured tip.
/// </summary>
public sealed class LearnedJacobian : ITipJacobian
{
    private const double Forgetting = 0.9995;
    private const double FirstVariance = 10;
    private const double LargestTrace = 100;
    private const double NearAxisMetres = 0.03;

    private readonly LiftStructure structure;
    private readonly int size;
    private readonly double[] features;
    private readonly double[] gain;
    private readonly double[] covariance;
    private readonly double[] radius;
    private readonly double[] height;

    /// <summary>Starts from the described arm, trusting it little.</summary>
    /// <param name="chain">The arm as described.</param>
    /// <param name="structure">Which of its joints lift.</param>
    public LearnedJacobian(SerialChain chain, LiftStructure structure)
    {
        this.structure = structure;
        size = 1 + (2 * structure.Lifts.Length);
        features = new double[size];
        gain = new double[size];
        covariance = new double[size * size];
        radius = new double[size];
        height = new double[size];
        Distrust();
        ImitateNominal(chain);
        Distrust();
    }

    /// <inheritdoc/>
    public void Observe(in ArmState state, bool learning)
    {
        if (learning && state.TipIsNew)
        {
            Vector3d tip = state.Tip - structure.BaseAxis;
            Fit(state.TipAngles, Outward(state.TipAngles, tip, out _), tip.Z);
        }
    }

    /// <inheritdoc/>
    public void Columns(in ArmState state, out LaneVectors columns)
    {
        columns = default;
        Vector3d tip = state.Tip - structure.BaseAxis;
        columns[0] = new Vector3d(-tip.Y, tip.X, 0) * structure.YawSign;
        Outward(state.Angles, tip, out Vector3d outward);
        Encode(state.Angles);

        // A lifting joint turns every link after it: sum the derivatives from the tip down.
        double outwardRate = 0;
        double upwardRate = 0;
        for (int k = structure.Lifts.Length - 1; k >= 0; k--)
        {
            int c = 1 + (2 * k);
            outwardRate += (radius[c + 1] * features[c]) - (radius[c] * features[c + 1]);
            upwardRate += (height[c + 1] * features[c]) - (height[c] * features[c + 1]);
            columns[structure.Lifts[k]] = ((outward * outwardRate) + new Vector3d(0, 0, upwardRate)) * structure.Signs[k];
        }
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        writer.Write(covariance);
        writer.Write(radius);
        writer.Write(height);
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        reader.Read(covariance);
        reader.Read(radius);
        reader.Read(height);
        bool sound = !reader.Truncated;
        foreach (double value in covariance)
        {
            sound &= double.IsFinite(value);
        }

        for (int i = 0; i < size; i++)
        {
            sound &= double.IsFinite(radius[i]) && double.IsFinite(height[i]);
        }

        return sound;
    }

    // The tip's radius in the arm's plane: negative when the arm leans over backwards across the base axis.
    // The direction is the measured tip's own, so that a wrong zero of joint 0 does not matter; near the axis, where noise rules it, joint 0's.
    private double Outward(in Joints<Radian> angles, in Vector3d tip, out Vector3d outward)
    {
        (double sin, double cos) = Elementary.SinCos(structure.YawSign * angles[0]);
        double along = (tip.X * cos) + (tip.Y * sin);
        double radius = Math.CopySign(Math.Sqrt((tip.X * tip.X) + (tip.Y * tip.Y)), along);
        outward = Math.Abs(radius) < NearAxisMetres ? new(cos, sin, 0) : new(tip.X / radius, tip.Y / radius, 0);
        return Math.Abs(radius) < NearAxisMetres ? along : radius;
    }

    private void Distrust()
    {
        Array.Clear(covariance);
        for (int i = 0; i < size; i++)
        {
            covariance[(i * size) + i] = FirstVariance;
        }
    }

    // The same least squares on the described arm, at poses spread by a fixed sequence, gives the starting weights without a second derivation.
    private void ImitateNominal(SerialChain chain)
    {
        Pcg32 random = new(1, 1);
        for (int n = 0; n < 500; n++)
        {
            Joints<Radian> angles = default;
            for (int i = 1; i < chain.Count; i++)
            {
                angles[i] = random.NextDouble(-Math.PI, Math.PI);
            }

            chain.Forward(angles, out ChainPose pose);
            Vector3d tip = pose.Tip - structure.BaseAxis;
            Fit(angles, tip.X, tip.Z);
        }
    }

    private void Encode(in Joints<Radian> angles)
    {
        features[0] = 1;
        double elevation = 0;
        for (int k = 0; k < structure.Lifts.Length; k++)
        {
            elevation += structure.Signs[k] * angles[structure.Lifts[k]];
            (double sin, double cos) = Elementary.SinCos(elevation);
            features[1 + (2 * k)] = cos;
            features[2 + (2 * k)] = sin;
        }
    }

    private void Fit(in Joints<Radian> angles, double measuredRadius, double measuredHeight)
    {
        Encode(angles);
        double innovationVariance = Forgetting;
        for (int i = 0; i < size; i++)
        {
            double sum = 0;
            for (int j = 0; j < size; j++)
            {
                sum += covariance[(i * size) + j] * features[j];
            }

            gain[i] = sum;
            innovationVariance += sum * features[i];
        }

        double radiusError = measuredRadius - Dot(radius);
        double heightError = measuredHeight - Dot(height);
        double trace = 0;
        for (int i = 0; i < size; i++)
        {
            double k = gain[i] / innovationVariance;
            radius[i] += k * radiusError;
            height[i] += k * heightError;
            for (int j = i; j < size; j++)
            {
                // One half computed, the other copied: rounding cannot make the matrix lopsided.
                double shrunk = (covariance[(i * size) + j] - (k * gain[j])) / Forgetting;
                covariance[(i * size) + j] = shrunk;
                covariance[(j * size) + i] = shrunk;
            }

            trace += covariance[(i * size) + i];
        }

        if (trace > LargestTrace)
        {
            double scale = LargestTrace / trace;
            for (int i = 0; i < covariance.Length; i++)
            {
                covariance[i] *= scale;
            }
        }
    }

    private double Dot(double[] weights)
    {
        double sum = 0;
        for (int i = 0; i < size; i++)
        {
            sum += weights[i] * features[i];
        }

        return sum;
    }
}
