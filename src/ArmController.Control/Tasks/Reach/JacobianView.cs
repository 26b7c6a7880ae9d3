using ArmController.Control.Estimation;
using ArmController.Learning.Features;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>
/// A reach seen through a Jacobian: one number per joint, the wanted angle on a logarithmic scale, so that 456 weights are all there is to learn.
/// All joints and both directions share them: a negative wanted angle is a positive one in the mirror.
/// </summary>
public sealed class JacobianView : IReachView
{
    private const int Tilings = 8;
    private const double Limit = 8.9;
    private const double ScaleRadians = Math.PI / 180;

    private readonly WantedAngles wantedAngles;
    private readonly LineTiles tiles = new(Tilings, Limit);

    /// <summary>Looks through the wanted angles.</summary>
    public JacobianView(WantedAngles wantedAngles) => this.wantedAngles = wantedAngles;

    /// <inheritdoc/>
    public int Features => tiles.Count;

    /// <inheritdoc/>
    public int PerJoint => Tilings;

    /// <inheritdoc/>
    public ITipJacobian? Jacobian => wantedAngles.Jacobian;

    /// <inheritdoc/>
    public void Observe(in ArmState state, bool learning) => wantedAngles.Jacobian.Observe(state, learning);

    /// <inheritdoc/>
    public double Encode(in ArmState state, in Vector3d goal, ActiveFeatures into)
    {
        double distance = wantedAngles.Compute(state, goal, out Joints<Radian> wanted);
        for (int j = 0; j < into.Factors; j++)
        {
            double u = 2 * Elementary.Log(1 + (Math.Abs(wanted[j]) / ScaleRadians));
            into.Mirrored(j) = wanted[j] < 0;
            tiles.Encode(u, into.Of(j));
        }

        return distance;
    }

    /// <inheritdoc/>
    public void SaveLearned(ref StateWriter writer) => wantedAngles.Jacobian.Save(ref writer);

    /// <inheritdoc/>
    public bool LoadLearned(ref StateReader reader) => wantedAngles.Jacobian.Load(ref reader);
}
