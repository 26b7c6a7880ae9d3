using System.CommandLine;
using ArmController.Configuration;
using ArmController.Configuration.Files;
using ArmController.Training.Runs;

namespace ArmController.Verbs;

/// <summary>Which arm is meant: the one that was named, else the one the run at hand was made with (its copy), else the default.</summary>
internal static class RunArm
{
    /// <summary>Reads the arm.</summary>
    /// <param name="words">The command line, with --arm.</param>
    /// <param name="from">A run or a checkpoint; null for none.</param>
    public static Checked<ArmConfiguration> Of(ParseResult words, string? from)
    {
        string? run = from is null || words.IsGiven(SharedOptions.Arm) ? null : Folder(from);
        if (run is null)
        {
            return ArmCatalogue.Load(words.GetValue(SharedOptions.Arm)!);
        }

        string record = Path.Combine(run, RunRecord.Name);
        if (PlainFile.IsTakenByOther(record))
        {
            return new([FileText.NoFile(record)]);
        }

        Checked<ArmConfiguration> read = ArmReader.Read(Path.Combine(run, "config"));
        return read.TryGet(out ArmConfiguration? arm)
            ? new(arm with { Description = arm.Description with { Name = NameIn(run) ?? arm.Name } })
            : read;
    }

    // A run's folder, its checkpoints, or one of them.
    private static string? Folder(string from)
    {
        string? folder = from.Length == 0 ? null : Path.GetFullPath(from);
        for (int up = 0; up < 4 && folder is not null; up++, folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "config", ArmSource.JsonName)))
            {
                return folder;
            }
        }

        return null;
    }

    // The name is for people; the arm itself was read from the copies.
    internal static string? NameIn(string run) => RunRecord.Read(run)?.Arm;
}
