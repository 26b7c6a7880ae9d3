using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Proof.Faults;

/// <summary>Moves every joint to and fro, so smoothly that the envelope has nothing to trim, and says something else where it is told to.</summary>
public sealed class PatrolAgent : IAgent
{
    private const double RoomShare = 0.7;
    private const double NearRadians = 0.05;
    private const double Gain = 4;

    // Two ticks pass between decisions; a quarter of the acceleration limit leaves the envelope nothing to trim.
    private const double ChangeShare = 0.5;

    private readonly ArmDescription description;
    private readonly Joints<Radian> middle;
    private readonly Seconds period;
    private readonly double[] speeds;
    private readonly double[] side;
    private bool throws;

    /// <summary>Moves to and fro, joint by joint.</summary>
    /// <param name="description">Limits of the joints.</param>
    /// <param name="middle">Where it moves about.</param>
    /// <param name="period">From tick to tick.</param>
    public PatrolAgent(ArmDescription description, in Joints<Radian> middle, Seconds period)
    {
        this.description = description;
        this.middle = middle;
        this.period = period;
        speeds = new double[description.Joints.Length];
        side = new double[description.Joints.Length];
        Array.Fill(side, 1);
    }

    /// <summary>Rewrites what it says: its own proposal goes in, what the loop hears comes out.</summary>
    public delegate void Spoil(in ArmState state, ref Proposal proposal);

    /// <summary>Share of the speed limits at which it moves.</summary>
    public double SpeedShare { get; set; }

    /// <summary>False to move out once, and wait there.</summary>
    public bool Returns { get; set; } = true;

    /// <summary>The joint that has the longest way to go before it turns round.</summary>
    public int FarthestLane { get; private set; }

    /// <summary>What is wrong with what it says; null when nothing is.</summary>
    public Spoil? Spoiled { get; set; }

    /// <summary>Its next decision throws.</summary>
    public void ThrowOnce() => throws = true;

    /// <inheritdoc/>
    public void Decide(in ArmState state, in Executed executed, out Proposal proposal)
    {
        if (throws)
        {
            throws = false;
            throw new InjectedFault();
        }

        Joints<RadianPerSecond> velocity = default;
        double farthest = 0;
        for (int i = 0; i < speeds.Length; i++)
        {
            JointLimits limits = description.Joints[i].Limits;
            double room = RoomShare * Math.Min(limits.MaxRadians - middle[i], middle[i] - limits.MinRadians);
            double off = middle[i] + (side[i] * room) - state.Reference[i];
            if (Returns && Math.Abs(off) < NearRadians)
            {
                side[i] = -side[i];
            }

            FarthestLane = Math.Abs(off) > farthest ? i : FarthestLane;
            farthest = Math.Max(farthest, Math.Abs(off));
            double most = SpeedShare * limits.MaxRadiansPerSecond;
            double change = ChangeShare * limits.MaxRadiansPerSecondSquared * period.Value;
            speeds[i] += Math.Clamp(Math.Clamp(Gain * off, -most, most) - speeds[i], -change, change);
            velocity[i] = speeds[i];
        }

        proposal = Proposal.AtVelocity(velocity);
        Spoiled?.Invoke(state, ref proposal);
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer) => throw new NotSupportedException("Runs of a campaign are not saved.");

    /// <inheritdoc/>
    public bool Load(ref StateReader reader) => throw new NotSupportedException("Runs of a campaign are not saved.");
}
