namespace ArmController.Training.Runs;

/// <summary>Another process holds the lock.</summary>
public sealed class LockHeldException() : IOException("another process holds the lock");
