using ArmController.Rigs;
using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Numerics;
using ArmController.Simulation;
using ArmController.Simulator.World;

namespace ArmController.Learn;

/// <summary>What a checkpoint says about itself before its two parts: enough to build the rig it belongs to.</summary>
/// <param name="Jacobian">How it sees.</param>
/// <param name="Joints">Joints it moves.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Ticks">Ticks since it was born.</param>
/// <param name="Twin">How the twin differs from what it believes.</param>
/// <param name="Checks">When it checks itself; null when it does not.</param>
internal sealed record LearnImageHead(JacobianSource Jacobian, int Joints, ulong Seed, long Ticks, TwinPerturbation Twin, CheckPlan? Checks);

/// <summary>
/// The payload of a checkpoint: a head, what was learned, and where everything that moves stood. The learned part can be read alone
/// (examination, another twin); both parts together resume the run as if it had never stopped. A run that checks itself has its snapshot in
/// between, and a version of its own: images of runs without are the ones they always were.
/// </summary>
internal static class LearnImage
{
    private const int Version = 2;
    private const int VersionWithChecks = 3;
    private const int MostLanes = 8;

    // Every count up to here is a double's too, and adding a run to it never overflows.
    private const long MostTicks = 1L << 53;

    /// <summary>Room that surely suffices for a rig's state beside its learner.</summary>
    private const int RigBytes = 64 * 1024;

    /// <summary>Bytes that an image of this reacher may need.</summary>
    /// <param name="reacher">The reacher.</param>
    /// <param name="checks">Its checks; null without any.</param>
    public static int Capacity(LearningReacher reacher, KeptChecks? checks = null) =>
        reacher.Learner.SavedBytes + RigBytes + (checks?.Keeper.SavedBytes ?? 0);

    /// <summary>Writes an image; allocates nothing.</summary>
    /// <returns>Bytes written.</returns>
    public static int Write(
        Span<byte> buffer, RigPlan plan, int joints, long ticks, LearningReacher reacher, SimulatedRig rig, KeptChecks? checks = null)
    {
        StateWriter writer = new(buffer);
        WriteLearned(ref writer, plan, joints, ticks, reacher, checks);
        rig.Save(ref writer);
        return writer.Length;
    }

    /// <summary>Writes an image without where anything stood: an arm of copper cannot be put back there. Allocates nothing.</summary>
    /// <returns>Bytes written.</returns>
    public static int WriteLearned(Span<byte> buffer, RigPlan plan, int joints, long ticks, LearningReacher reacher)
    {
        StateWriter writer = new(buffer);
        WriteLearned(ref writer, plan, joints, ticks, reacher, null);
        return writer.Length;
    }

    private static void WriteLearned(ref StateWriter writer, RigPlan plan, int joints, long ticks, LearningReacher reacher, KeptChecks? checks)
    {
        writer.Write(checks is null ? Version : VersionWithChecks);
        writer.Write((int)plan.Jacobian);
        writer.Write(joints);
        writer.Write(plan.Seed);
        writer.Write(ticks);
        WriteList(ref writer, plan.Twin.BacklashRadians.AsSpan());
        WriteList(ref writer, plan.Twin.LinkScale.AsSpan());
        WriteList(ref writer, plan.Twin.ZeroOffsetRadians.AsSpan());
        writer.Write(plan.Twin.LatencyTicks);
        if (checks is null)
        {
            reacher.SaveLearned(ref writer);
            return;
        }

        writer.Write(checks.Plan.PeriodTicks);
        writer.Write(checks.Plan.Mark);
        reacher.SaveLearned(ref writer);
        checks.Keeper.Save(ref writer);
    }

    /// <summary>Reads the head and leaves the reader at what was learned; null when the payload is not such an image.</summary>
    public static LearnImageHead? ReadHead(ref StateReader reader)
    {
        int version = reader.ReadInt();
        if (version is not Version and not VersionWithChecks)
        {
            return null;
        }

        JacobianSource jacobian = (JacobianSource)reader.ReadInt();
        int joints = reader.ReadInt();
        ulong seed = reader.ReadULong();
        long ticks = reader.ReadLong();
        double[]? backlash = ReadList(ref reader);
        double[]? links = ReadList(ref reader);
        double[]? zeros = ReadList(ref reader);
        int latency = reader.ReadInt();
        CheckPlan? checks = version == VersionWithChecks ? new(reader.ReadLong(), reader.ReadDouble()) : null;
        if (reader.Truncated || backlash is null || links is null || zeros is null)
        {
            return null;
        }

        TwinPerturbation twin = new([.. backlash], [.. links], [.. zeros], latency);
        bool sound = Enum.IsDefined(jacobian) && joints is > 0 and <= MostLanes && ticks is >= 0 and <= MostTicks && TwinLimits.Admit(twin)
            && checks is null or { PeriodTicks: > 0 and <= MostTicks, Mark: >= 0 and <= 1 };
        return sound ? new(jacobian, joints, seed, ticks, twin, checks) : null;
    }

    private static void WriteList(ref StateWriter writer, ReadOnlySpan<double> values)
    {
        writer.Write(values.Length);
        writer.Write(values);
    }

    private static double[]? ReadList(ref StateReader reader)
    {
        int count = reader.ReadInt();
        if (count is < 0 or > MostLanes)
        {
            return null;
        }

        double[] values = new double[count];
        reader.Read(values);
        return values;
    }
}
