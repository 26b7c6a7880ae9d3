using System.Text;
using ArmController.Configuration;
using ArmController.Configuration.Tasks;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulator.World;

namespace ArmController.Training.Learn;

/// <summary>What a checkpoint says about itself before its two parts: enough to build the rig it belongs to.</summary>
/// <param name="Task">What it learns.</param>
/// <param name="Learner">What learned it.</param>
/// <param name="Joints">Joints it moves.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Ticks">Ticks since it was born.</param>
/// <param name="Twin">How the twin differs from what it believes.</param>
/// <param name="Checks">When it checks itself; null when it does not.</param>
/// <param name="Rest">What stands behind what was learned.</param>
public sealed record LearnImageHead(
    string Task, LearnerKind Learner, int Joints, ulong Seed, long Ticks, TwinPerturbation Twin, CheckPlan? Checks, ImageRest Rest);

/// <summary>
/// The payload of a checkpoint: a head, what was learned, and where everything that moves stood. The learned part can be read alone
/// (examination, another twin); both parts together resume the run as if it had never stopped. A run that checks itself has its snapshot in
/// between. Images of the two oldest versions, without checks and with, name no task and do not say what stands behind: they are of the eldest
/// task and are taken for a whole run's. Those before the present one are of a twin whose tip is told at once.
/// </summary>
public static class LearnImage
{
    private const int Plain = 2;
    private const int PlainWithChecks = 3;
    private const int Named = 4;
    private const int Version = 5;
    private const int MostLanes = 8;

    /// <summary>Most letters of a task's name.</summary>
    public const int MostLetters = 32;

    // Every count up to here is a double's too, and adding a run to it never overflows.
    private const long MostTicks = 1L << 53;

    /// <summary>Room that surely suffices for a rig's state beside its learner.</summary>
    private const int RigBytes = 64 * 1024;

    /// <summary>Bytes that an image of this agent may need.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="checks">Its checks; null without any.</param>
    public static int Capacity(ILearningAgent agent, KeptChecks? checks = null) => agent.SavedBytes + RigBytes + (checks?.Keeper.SavedBytes ?? 0);

    /// <summary>Bytes that an image of any learner may need that this arm can have.</summary>
    public static int Capacity(RigPlan plan)
    {
        int most = 0;
        foreach (ITask task in plan.Arm.Tasks.Contains(plan.Task) ? plan.Arm.Tasks : plan.Arm.Tasks.Add(plan.Task))
        {
            RigPlan other = plan with { Task = task };
            most = other.Unsuited is null ? Math.Max(most, Capacity(other.Trainee(new NoLog()))) : most;
        }

        return most;
    }

    /// <summary>Writes an image; allocates nothing.</summary>
    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> buffer, RigPlan plan, long ticks, ILearningAgent agent, SimulatedRig rig, KeptChecks? checks = null)
    {
        StateWriter writer = new(buffer);
        WriteLearned(ref writer, plan, ticks, agent, checks, ImageRest.Rig);
        rig.Save(ref writer);
        return writer.Length;
    }

    /// <summary>Writes an image without where the arm stood, which cannot be put back there if it is of copper. Allocates nothing.</summary>
    /// <returns>Bytes written.</returns>
    public static int WriteLearned(Span<byte> buffer, RigPlan plan, long ticks, ILearningAgent agent)
    {
        StateWriter writer = new(buffer);
        WriteLearned(ref writer, plan, ticks, agent, null, ImageRest.Agent);
        agent.Save(ref writer);
        return writer.Length;
    }

    private static void WriteLearned(ref StateWriter writer, RigPlan plan, long ticks, ILearningAgent agent, KeptChecks? checks, ImageRest rest)
    {
        writer.Write(Version);
        WriteName(ref writer, agent.Task);
        writer.Write((int)rest);
        writer.Write(checks is not null);
        writer.Write((int)plan.Learner);
        writer.Write(plan.Arm.Description.Chain.Count);
        writer.Write(plan.Seed);
        writer.Write(ticks);
        WriteList(ref writer, plan.Twin.BacklashRadians.AsSpan());
        WriteList(ref writer, plan.Twin.LinkScale.AsSpan());
        WriteList(ref writer, plan.Twin.ZeroOffsetRadians.AsSpan());
        writer.Write(plan.Twin.LatencyTicks);
        WriteSight(ref writer, plan.Twin);
        if (checks is null)
        {
            agent.SaveLearned(ref writer);
            return;
        }

        writer.Write(checks.Plan.PeriodTicks);
        writer.Write(checks.Plan.Mark);
        agent.SaveLearned(ref writer);
        checks.Keeper.Save(ref writer);
    }

    /// <summary>Reads the head and leaves the reader at what was learned; null when the payload is not such an image.</summary>
    public static LearnImageHead? ReadHead(ref StateReader reader)
    {
        int version = reader.ReadInt();
        if (version is < Plain or > Version)
        {
            return null;
        }

        string? task = version >= Named ? ReadName(ref reader) : TaskCatalogue.Shipped.Eldest;
        ImageRest rest = version >= Named ? (ImageRest)reader.ReadInt() : ImageRest.FormerRig;
        bool isChecked = version >= Named ? reader.ReadBool() : version == PlainWithChecks;
        LearnerKind kind = (LearnerKind)reader.ReadInt();
        int joints = reader.ReadInt();
        ulong seed = reader.ReadULong();
        long ticks = reader.ReadLong();
        double[]? backlash = ReadList(ref reader);
        double[]? links = ReadList(ref reader);
        double[]? zeros = ReadList(ref reader);
        TwinPerturbation twin = ReadSight(ref reader, version, reader.ReadInt());
        CheckPlan? checks = isChecked ? new(reader.ReadLong(), reader.ReadDouble()) : null;
        if (reader.Truncated || task is null || backlash is null || links is null || zeros is null)
        {
            return null;
        }

        twin = twin with { BacklashRadians = [.. backlash], LinkScale = [.. links], ZeroOffsetRadians = [.. zeros] };
        bool sound = Enum.IsDefined(kind) && Enum.IsDefined(rest)
            && joints is > 0 and <= MostLanes && ticks is >= 0 and <= MostTicks && TwinLimits.Admit(twin)
            && checks is null or { PeriodTicks: > 0 and <= MostTicks, Mark: >= 0 and <= 1 };
        return sound ? new(task, kind, joints, seed, ticks, twin, checks, rest) : null;
    }

    private static void WriteSight(ref StateWriter writer, TwinPerturbation twin)
    {
        writer.Write(twin.Tip.LatencySeconds);
        writer.Write(twin.Tip.JitterSeconds);
        writer.Write(twin.Tip.RateHertz);
        writer.Write(twin.Tip.DropoutShare);
        writer.Write(twin.SensesJoints);
    }

    private static TwinPerturbation ReadSight(ref StateReader reader, int version, int latencyTicks)
    {
        TwinPerturbation twin = TwinPerturbation.None with { LatencyTicks = latencyTicks };
        return version < Version ? twin : twin with
        {
            Tip = new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble()),
            SensesJoints = reader.ReadBool(),
        };
    }

    private static void WriteName(ref StateWriter writer, string name)
    {
        Span<byte> letters = stackalloc byte[MostLetters];
        int length = Encoding.ASCII.GetBytes(name, letters);
        writer.Write(length);
        writer.Write(letters[..length]);
    }

    // Letters that name a task and nothing else: what is shown to people came from a file.
    private static string? ReadName(ref StateReader reader)
    {
        int length = reader.ReadInt();
        if (length is < 1 or > MostLetters)
        {
            return null;
        }

        Span<byte> letters = stackalloc byte[length];
        reader.Read(letters);
        foreach (byte letter in letters)
        {
            if (letter is not ((>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or (byte)'-'))
            {
                return null;
            }
        }

        return Encoding.ASCII.GetString(letters);
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
