using System.Runtime.Versioning;
using ArmController.Service;
using ArmController.Simulator.Chips;

namespace ArmController.Tests.Program.TwoChips;

/// <summary>Two chips of one bus, behind a socket as behind a device file, served by a thread of this process.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ServedChips : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly ChipServer server;
    private readonly Thread thread;
    private volatile bool ended;

    public ServedChips()
    {
        server = new ChipServer(scratch.File("chips"), [First, Second], _ => { });
        thread = new Thread(() => server.Run(() => ended)) { IsBackground = true };
        thread.Start();
    }

    public SimulatedPca9685 First { get; } = new();

    public SimulatedPca9685 Second { get; } = new(address: 0x41);

    public string Bus => $"unix:{scratch.File("chips")}";

    public string Folder => scratch.Path;

    public void Dispose()
    {
        ended = true;
        thread.Join();
        server.Dispose();
        scratch.Dispose();
    }
}
