namespace ArmController.Service;

/// <summary>What a service is told besides its arm.</summary>
/// <param name="RuntimeFolder">Sockets and the lock, gone after a reboot.</param>
/// <param name="StateFolder">What outlives a reboot: where the arm was left, and the runs.</param>
/// <param name="BusPath">The I2C bus; null for the twin.</param>
/// <param name="Priority">Of SCHED_FIFO, 1 to 99; 0 asks the kernel for nothing.</param>
/// <param name="Processor">The processor the loop stays on; null for any.</param>
/// <param name="StopsOnGarbage">Whether the arm stops when the loop allocates or anybody collects.</param>
/// <param name="CheckpointPeriod">Time between two checkpoints while it learns.</param>
internal sealed record ServiceSettings(
    string RuntimeFolder,
    string StateFolder,
    string? BusPath,
    int Priority,
    int? Processor,
    bool StopsOnGarbage,
    TimeSpan CheckpointPeriod)
{
    /// <summary>Socket for those who may drive.</summary>
    public string ControlSocket => Path.Combine(RuntimeFolder, "ctl.sock");

    /// <summary>Socket for those who only look.</summary>
    public string ViewSocket => Path.Combine(RuntimeFolder, "view.sock");
}
