using System.Diagnostics;
using ArmController.Benchmarks.Harness;
using ArmController.Benchmarks.Rigs;
using ArmController.Control.Ticking;

namespace ArmController.Benchmarks.Suites;

/// <summary>
/// How many robot seconds of learning a second of one core buys, with everything on: driver, chip decoded byte by byte, twin, sensors, learner,
/// envelope, audit, meter, ring. Once by the wall's clock and once by the process's own time, which other programs on the machine do not stretch.
/// </summary>
internal static class LearningSpeed
{
    private const string Suite = "learning with everything on, 50 Hz, one core";
    private const double Target = 2_000;
    private const int Slices = 40;
    private const int SliceTicks = 1_000;

    public static IEnumerable<Figure> Run()
    {
        WholeRig[] rigs = [.. Plans.Arms.SelectMany(arm => Plans.Sources.Select(source => new WholeRig(Plans.Of(arm, source))))];
        foreach (WholeRig rig in rigs)
        {
            rig.Run(20_000);
        }

        Thread.Sleep(200);
        double[][] wall = [.. rigs.Select(_ => new double[Slices])];
        double[] core = new double[rigs.Length];
        for (int slice = 0; slice < Slices; slice++)
        {
            for (int i = 0; i < rigs.Length; i++)
            {
                TimeSpan used = Environment.CpuUsage.TotalTime;
                long start = Stopwatch.GetTimestamp();
                rigs[i].Run(SliceTicks);
                wall[i][slice] = Stopwatch.GetElapsedTime(start).TotalSeconds;
                core[i] += (Environment.CpuUsage.TotalTime - used).TotalSeconds;
            }
        }

        double seconds = Cadence.Usual.SecondsOf(SliceTicks);
        for (int i = 0; i < rigs.Length; i++)
        {
            string name = $"{rigs[i].Plan.Arm.Name} {Plans.Word(rigs[i].Plan.Learner)}";
            yield return new Figure(Suite, $"{name}, robot s per wall s", seconds / Order.Median(wall[i]), "x", Target, AtLeast: true);
            yield return new Figure(Suite, $"{name}, robot s per core s", seconds * Slices / core[i], "x");
            rigs[i].Dispose();
        }
    }
}
