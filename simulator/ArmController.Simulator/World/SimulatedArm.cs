using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Numerics;
using ArmController.Simulator.Chips;
using ArmController.Simulator.Faults;
using ArmController.Simulator.Servo;

namespace ArmController.Simulator.World;

/// <summary>
/// The arm as it is: servos driven by the pulses of a simulated chip, the true links, and sensors that see them with noise.
/// Its virtual clock is the call of <see cref="Advance"/>.
/// </summary>
public sealed class SimulatedArm : IJointSensor, ITipSensor
{
    private const ulong CalibrationStream = 11;
    private const ulong NoiseStream = 12;

    // A position loop gives all it has well before this.
    private const double StrainedRadians = 0.1;

    private readonly SimulatedPca9685 chip;
    private readonly int[] channels;
    private readonly SimulatedServo[] servos;
    private readonly double sagRadiansPerMetre;
    private readonly SensorNoise noise;
    private readonly Pcg32 random;
    private readonly SimulatedCamera? camera;
    private Joints<Radian> angles;
    private ChainPose pose;

    /// <summary>Builds the twin of a described arm.</summary>
    /// <param name="description">The arm as the controller believes it to be.</param>
    /// <param name="chip">The chip whose pulses drive the servos.</param>
    /// <param name="channels">The chip's channel of each lane.</param>
    /// <param name="pulses">What each lane's pulses are believed to mean; each servo is a little off that.</param>
    /// <param name="profile">Kind of servo.</param>
    /// <param name="perturbation">How the arm differs from its description.</param>
    /// <param name="noise">How noisy the sensors are.</param>
    /// <param name="period">Tick period.</param>
    /// <param name="armSeed">Decides the servos' own calibration errors: the same seed is the same arm.</param>
    /// <param name="noiseSeed">Decides the noise of the sensors.</param>
    public SimulatedArm(
        ArmDescription description,
        SimulatedPca9685 chip,
        ImmutableArray<int> channels,
        ImmutableArray<PulseCalibration> pulses,
        ServoProfile profile,
        TwinPerturbation perturbation,
        SensorNoise noise,
        Seconds period,
        ulong armSeed,
        ulong noiseSeed)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(perturbation);
        this.chip = chip;
        this.channels = [.. channels];
        this.noise = noise;
        sagRadiansPerMetre = profile.SagRadiansPerMetre;
        Chain = TrueChain.Of(description.Chain, perturbation);
        Pcg32 spread = new(armSeed, CalibrationStream);
        servos = new SimulatedServo[description.Joints.Length];
        for (int i = 0; i < servos.Length; i++)
        {
            PulseCalibration truth = Misjudge(pulses[i], profile, spread);
            double play = i < perturbation.BacklashRadians.Length ? perturbation.BacklashRadians[i] : 0;
            servos[i] = new SimulatedServo(profile, truth, play, perturbation.LatencyTicks, period.Value);
        }

        random = new Pcg32(noiseSeed, NoiseStream);
        camera = perturbation.Tip.IsImmediate ? null : new SimulatedCamera(perturbation.Tip, noise.TipMetres, period, noiseSeed);
    }

    /// <summary>The true geometry, in the joint angles the controller believes in.</summary>
    public SerialChain Chain { get; }

    /// <summary>True joint angles.</summary>
    public ref readonly Joints<Radian> Angles => ref angles;

    /// <summary>True tip in metres. For judging and drawing; a controller sees it only through <see cref="ITipSensor"/>.</summary>
    public Vector3d Tip => pose.Tip;

    /// <summary>False while the servos have no supply: then no pulse moves them.</summary>
    public bool IsPowered { get; set; } = true;

    /// <summary>Number of joints that push hard against something.</summary>
    public int StrainedJoints
    {
        get
        {
            int strained = 0;
            foreach (SimulatedServo servo in servos)
            {
                strained += servo.StrainRadians > StrainedRadians ? 1 : 0;
            }

            return strained;
        }
    }

    /// <summary>From now on a joint's servo is wrong in this way. A fault is no part of the saved state.</summary>
    public void Strike(int lane, ServoFault fault) => servos[lane].Strike(fault);

    /// <summary>Puts the arm at rest at a pose, as a person would who holds it there.</summary>
    public void RestAt(in Joints<Radian> place)
    {
        for (int i = 0; i < servos.Length; i++)
        {
            servos[i].RestAt(place[i]);
        }

        angles = place;
        Chain.Forward(angles, out pose);
        Settle();
        camera?.Clear();
    }

    /// <summary>One tick of the world.</summary>
    public void Advance()
    {
        for (int i = 0; i < servos.Length; i++)
        {
            servos[i].Advance(IsPowered ? chip.PulseMicroseconds(channels[i]) : 0);
        }

        Settle();
        camera?.Advance(pose.Tip);
    }

    /// <inheritdoc/>
    public bool TryRead(out Joints<Radian> angles)
    {
        angles = this.angles;
        for (int i = 0; i < servos.Length; i++)
        {
            angles[i] += noise.JointRadians * random.NextGaussian();
        }

        return true;
    }

    /// <inheritdoc/>
    public bool TryRead(out Vector3d tipMetres)
    {
        if (camera is not null)
        {
            return camera.TryRead(out tipMetres);
        }

        tipMetres = pose.Tip + (new Vector3d(random.NextGaussian(), random.NextGaussian(), random.NextGaussian()) * noise.TipMetres);
        return true;
    }

    /// <summary>Writes the whole state of the world but what its camera has yet to tell.</summary>
    public void Save(ref StateWriter writer)
    {
        random.Save(ref writer);
        writer.Write((ReadOnlySpan<double>)angles);
        foreach (SimulatedServo servo in servos)
        {
            servo.Save(ref writer);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; the camera has seen nothing then.</summary>
    public void Load(ref StateReader reader)
    {
        random.Load(ref reader);
        reader.Read((Span<double>)angles);
        foreach (SimulatedServo servo in servos)
        {
            servo.Load(ref reader);
        }

        Chain.Forward(angles, out pose);
        camera?.Clear();
    }

    /// <summary>Writes what its camera has seen and not told.</summary>
    public void SaveSight(ref StateWriter writer) => camera?.Save(ref writer);

    /// <summary>Reads what <see cref="SaveSight"/> wrote; false when it is not sound.</summary>
    public bool LoadSight(ref StateReader reader) => camera?.Load(ref reader) ?? true;

    // The weight acts at the tip; a joint gives way in proportion to its horizontal lever, taken from the tick before.
    private void Settle()
    {
        for (int i = 0; i < servos.Length; i++)
        {
            double sag = 0;
            if (i < Chain.Count)
            {
                double rise = Vector3d.Cross(pose.Axes[i], pose.Tip - pose.Origins[i]).Z;
                sag = sagRadiansPerMetre * rise;
            }

            angles[i] = servos[i].OutputRadians - sag;
        }

        Chain.Forward(angles, out pose);
    }

    private static PulseCalibration Misjudge(PulseCalibration believed, ServoProfile profile, Pcg32 random)
    {
        double zero = profile.ZeroSpreadRadians * random.NextGaussian();
        double slope = 1 + (profile.SlopeSpread * random.NextGaussian());
        return believed with
        {
            RadiansA = (believed.RadiansA * slope) + zero,
            RadiansB = (believed.RadiansB * slope) + zero,
        };
    }
}
