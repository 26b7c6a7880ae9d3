using ArmController.Benchmarks.Harness;
using ArmController.Benchmarks.Rigs;
using ArmController.Training.Learn;

namespace ArmController.Benchmarks.Suites;

/// <summary>Bytes that the loop's thread allocates per tick once it runs, checkpoint images included.</summary>
internal static class Garbage
{
    private const string Suite = "garbage after warm-up, loop's thread";
    private const int Ticks = 20_000;

    public static IEnumerable<Figure> Run()
    {
        foreach (string arm in Plans.Arms)
        {
            foreach (var source in Plans.Sources)
            {
                using WholeRig rig = new(Plans.Of(arm, source));
                byte[] image = new byte[LearnImage.Capacity(rig.Reacher)];
                rig.Run(2_000);
                Image(image, rig);
                long before = GC.GetAllocatedBytesForCurrentThread();
                rig.Run(Ticks);
                Image(image, rig);
                long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
                yield return new Figure(Suite, $"{arm} {Plans.Word(source)}, bytes per tick", (double)bytes / Ticks, "B", 0);
            }
        }
    }

    private static void Image(byte[] image, WholeRig rig) =>
        LearnImage.Write(image, rig.Plan, 0, rig.Reacher, rig.Rig);
}
