namespace ArmController.Runs;

/// <summary>Another process holds the lock.</summary>
internal sealed class LockHeldException() : IOException("another process holds the lock");
