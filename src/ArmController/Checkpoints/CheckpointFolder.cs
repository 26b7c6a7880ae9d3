namespace ArmController.Checkpoints;

/// <summary>Names of the files in a folder of checkpoints.</summary>
internal sealed class CheckpointFolder(string folder)
{
    /// <summary>Name of the folder inside a run's folder.</summary>
    public const string NameInRun = "checkpoints";

    public string Path { get; } = folder;

    public string Current { get; } = System.IO.Path.Combine(folder, "current.ckpt");

    public string Previous { get; } = System.IO.Path.Combine(folder, "previous.ckpt");

    /// <summary>The next current file while it is being written; never loaded.</summary>
    public string Unfinished { get; } = System.IO.Path.Combine(folder, "current.tmp");

    /// <summary>The second name of the current file on its way to becoming the previous one; never loaded.</summary>
    public string SecondName { get; } = System.IO.Path.Combine(folder, "previous.tmp");

    public string Archive { get; } = System.IO.Path.Combine(folder, "archive");
}
