using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Hardware.Pwm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Rigs;
using ArmController.Simulator.Servo;
using ArmController.Simulator.World;

namespace ArmController.Iot;

/// <summary>The desk arm that is shipped, in the counts of a <see cref="PwmChannelBus"/>.</summary>
public static class DeskArm
{
    /// <summary>The arm's files, and a twin that is as they say.</summary>
    /// <exception cref="InvalidDataException">The files are not sound.</exception>
    public static RigPlan Load()
    {
        Checked<ArmConfiguration> read = ArmCatalogue.Load("desk4");
        return read.TryGet(out ArmConfiguration? arm)
            ? new(InTenths(arm), TwinPerturbation.None, LearnerKind.QUrdf, Seed: 1)
            : throw new InvalidDataException($"{read.Faults[0]}");
    }

    /// <summary>Angles of all joints, degrees.</summary>
    public static Joints<Radian> Pose(params ReadOnlySpan<double> degrees)
    {
        Joints<Radian> pose = default;
        for (int lane = 0; lane < degrees.Length; lane++)
        {
            pose[lane] = Degrees.ToRadians(degrees[lane]);
        }

        return pose;
    }

    // The file's pulses are microseconds; its counts are those of the chip that it names, and the bus here has finer ones.
    private static ArmConfiguration InTenths(ArmConfiguration arm) => arm with
    {
        Description = arm.Description with
        {
            Joints = [.. arm.Description.Joints.Zip(arm.Pulses, (joint, pulse) => joint with { Calibration = InTenths(joint.Calibration, pulse) })],
        },
    };

    private static CountCalibration InTenths(in CountCalibration counts, in PulseCalibration pulse)
    {
        double countsA = pulse.MicrosecondsA * PwmChannelBus.CountsPerMicrosecond;
        double perCount = countsA / counts.CountsA;
        return counts with
        {
            CountsA = countsA,
            CountsB = pulse.MicrosecondsB * PwmChannelBus.CountsPerMicrosecond,
            Least = (int)Math.Ceiling(counts.Least * perCount),
            Most = (int)Math.Floor(counts.Most * perCount),
        };
    }
}
