namespace ArmController.Training.Checkpoints;

/// <summary>Names of the files in a folder of checkpoints.</summary>
public sealed class CheckpointFolder(string folder)
{
    /// <summary>Name of the folder inside a run's folder.</summary>
    public const string NameInRun = "checkpoints";

    /// <summary>The folder.</summary>
    public string Path { get; } = folder;

    /// <summary>The newest that is whole.</summary>
    public string Current { get; } = System.IO.Path.Combine(folder, "current.ckpt");

    /// <summary>The one before it, for when the newest is damaged.</summary>
    public string Previous { get; } = System.IO.Path.Combine(folder, "previous.ckpt");

    /// <summary>The next current file while it is being written; never loaded.</summary>
    public string Unfinished { get; } = System.IO.Path.Combine(folder, "current.tmp");

    /// <summary>The second name of the current file on its way to becoming the previous one; never loaded.</summary>
    public string SecondName { get; } = System.IO.Path.Combine(folder, "previous.tmp");

    /// <summary>The one that went best, where somebody judges that.</summary>
    public string Promoted { get; } = System.IO.Path.Combine(folder, "promoted.ckpt");

    /// <summary>Folder of those that are kept longer.</summary>
    public string Archive { get; } = System.IO.Path.Combine(folder, "archive");
}
