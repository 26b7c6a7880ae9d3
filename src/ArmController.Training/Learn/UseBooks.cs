using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Motion.Quantities;
using ArmController.Training.Journal;
using ArmController.Training.Runs;

namespace ArmController.Training.Learn;

/// <summary>Keeps a run's use.json: what earlier processes used of the limits, and what this one does.</summary>
public sealed class UseBooks
{
    private readonly ArmConfiguration arm;
    private readonly Seconds period;
    private readonly RunUse use;
    private readonly UseFile? earlier;

    /// <summary>Goes on from what the folder has.</summary>
    /// <param name="arm">The arm that moves.</param>
    /// <param name="period">From emission to emission.</param>
    /// <param name="use">What this process uses.</param>
    /// <param name="folder">The run's folder. What moved under other limits there does not count.</param>
    public UseBooks(ArmConfiguration arm, Seconds period, RunUse use, string folder)
    {
        this.arm = arm;
        this.period = period;
        this.use = use;
        UseFile? written = UseFile.Read(folder);
        earlier = written?.ArmHash == arm.Source.HashText ? written : null;
        Damage = written is null ? PutAside(Path.Combine(folder, UseFile.Name)) : null;
    }

    /// <summary>What is wrong with the file that was there; null without one, and of one that is sound.</summary>
    public Trouble? Damage { get; }

    /// <summary>Writes it down; nothing where nothing was emitted.</summary>
    public WriteResult Write(string folder)
    {
        if (use.Limits.Ticks == 0)
        {
            return WriteResult.Done;
        }

        UseFile now = UseFile.Of(arm, period, use);
        return (earlier is null ? now : earlier.With(now)).Write(folder);
    }

    private static Trouble? PutAside(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        string aside = $"{path}.bad";
        try
        {
            File.Move(path, aside, overwrite: true);
            return new("E-RUN-05", aside, "it is not sound, and was put aside", "what the run used is counted anew from here");
        }
        catch (Exception fault) when (WriteResult.IsDisk(fault))
        {
            return new("E-RUN-05", path, "it is not sound", "what the run used is counted anew, and this file will be replaced");
        }
    }
}
