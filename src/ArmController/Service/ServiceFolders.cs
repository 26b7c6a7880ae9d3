using System.Runtime.Versioning;
using ArmController.Configuration.Troubles;
using ArmController.Service.Sockets;
using ArmController.Training.Runs;

namespace ArmController.Service;

/// <summary>A service's two folders, made and locked: no other process is at work in them.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ServiceFolders : IDisposable
{
    private readonly RunLock runtime;
    private readonly RunLock? state;

    /// <summary>Makes them and takes their locks.</summary>
    /// <param name="settings">Where they are; they may be one.</param>
    /// <exception cref="IOException">One is not to be had; <see cref="Trouble.Of"/> has the parts.</exception>
    public ServiceFolders(ServiceSettings settings)
    {
        Directory.CreateDirectory(settings.RuntimeFolder);
        Directory.CreateDirectory(settings.StateFolder);
        runtime = Lock(settings.RuntimeFolder, "--runtime");
        state = settings.StateFolder == settings.RuntimeFolder ? null : Lock(settings.StateFolder, "--state");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        runtime.Dispose();
        state?.Dispose();
    }

    private static RunLock Lock(string folder, string option)
    {
        try
        {
            return new RunLock(Path.Combine(folder, "LOCK"));
        }
        catch (Exception fault) when (WriteResult.IsDisk(fault))
        {
            (string cause, string remedy) = fault is LockHeldException
                ? ($"another armctl is at work here ({fault.Message})", "stop it first")
                : ($"its LOCK cannot be had: {WriteResult.Failed(fault).Reason}", "see to it");
            Trouble trouble = new(ServicePlace.NotToBeHad, folder, cause, $"{remedy}, or choose another folder with {option} DIR");
            throw new TroubleException(trouble, inner: fault);
        }
    }
}
