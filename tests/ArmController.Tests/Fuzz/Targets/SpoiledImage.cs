using System.Buffers.Binary;
using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Learning.Snapshots;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Training.Journal;
using ArmController.Training.Learn;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>A sound payload, and how a short recipe spoils it: the payload is long, changes with the learner, and is not kept.</summary>
internal sealed class SpoiledImage
{
    /// <summary>Bytes of one edit: part, way, place 3, value 8.</summary>
    public const int EditBytes = 13;

    private const int Ticks = 300;

    private readonly byte[] sound;
    private readonly int head;
    private readonly int learned;

    public SpoiledImage(ArmConfiguration arm, LearnerKind kind, bool hasChecks = false)
    {
        RigPlan plan = new(arm, new TwinPerturbation([0.01, 0.02], [1.1, 0.9], [0.02], 2), kind, 5);
        ILearningAgent reacher = plan.Trainee(new NoLog());
        using SimulatedRig rig = new(plan, plan.Seed, _ => reacher, new RunMeter());
        for (int tick = 0; tick < Ticks; tick++)
        {
            rig.Tick();
        }

        KeptChecks? checks = hasChecks ? KeptChecks.Of(new CheckPlan(100, CheckPlan.UsualMark), reacher) : null;
        checks?.Keeper.Judge(SavedState.Of(reacher.SaveLearned), new CheckScore(1, 0.9, 1), at: 200);
        byte[] image = new byte[LearnImage.Capacity(reacher, checks)];
        sound = image[..LearnImage.Write(image, plan, Ticks, reacher, rig, checks)];
        StateReader reader = new(sound);
        LearnImage.ReadHead(ref reader);
        head = sound.Length - reader.Remaining;
        reacher.LoadLearned(ref reader);
        learned = sound.Length - reader.Remaining;
    }

    /// <summary>The payload, spoiled.</summary>
    public byte[] Spoil(ReadOnlySpan<byte> recipe)
    {
        byte[] payload = [.. sound];
        for (; recipe.Length >= EditBytes && payload.Length > 0; recipe = recipe[EditBytes..])
        {
            int at = Place(recipe[0], recipe[2] | (recipe[3] << 8) | (recipe[4] << 16), payload.Length);
            ReadOnlySpan<byte> value = recipe.Slice(5, 8);
            switch (recipe[1] % 16)
            {
                case 0:
                    payload = payload[..at];
                    break;
                case 1:
                    payload = [.. payload.AsSpan(0, at), .. value, .. payload.AsSpan(at)];
                    break;
                case 2:
                    payload = [.. payload.AsSpan(0, at), .. payload.AsSpan(Math.Min(payload.Length, at + 1 + (value[0] % 16)))];
                    break;
                case 3:
                    payload[at] = value[0];
                    break;
                case < 7:
                    value[..Math.Min(4, payload.Length - at)].CopyTo(payload.AsSpan(at));
                    break;
                case 7:
                    // The same value many times over.
                    for (int n = 0; n <= recipe[1] && at + 8 <= payload.Length; n++, at += 8)
                    {
                        value.CopyTo(payload.AsSpan(at));
                    }

                    break;
                default:
                    value[..Math.Min(8, payload.Length - at)].CopyTo(payload.AsSpan(at));
                    break;
            }
        }

        return payload;
    }

    /// <summary>An edit with a hostile value.</summary>
    public static byte[] Edit(Pcg32 random, double value, long whole)
    {
        byte[] edit = new byte[EditBytes];
        for (int i = 0; i < 5; i++)
        {
            edit[i] = (byte)random.NextUInt();
        }

        if (random.NextInt(2) == 0)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(edit.AsSpan(5), value);
        }
        else
        {
            BinaryPrimitives.WriteInt64LittleEndian(edit.AsSpan(5), whole);
        }

        return edit;
    }

    // Weights are most of the payload and the least interesting; the head, the end of what was learned (the view's) and what comes after it are
    // short.
    private int Place(byte part, int offset, int length)
    {
        (int from, int to) = (part % 8) switch
        {
            0 or 1 => (0, head),
            2 => (head, learned),
            3 => (Math.Max(head, learned - 2048), learned),
            _ => (learned, sound.Length),
        };
        return Math.Min(from + (offset % Math.Max(1, to - from)), length - 1);
    }

    private sealed class NoLog : IEpisodeLog
    {
        public void Append(in EpisodeRecord episode)
        {
        }
    }
}
