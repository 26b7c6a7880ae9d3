using System.Runtime.Versioning;
using ArmController.Configuration.Troubles;
using ArmController.Rigs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ArmController.Service;

/// <summary>
/// The service as the generic host sees it. What goes wrong inside ends the host with an exit code, and systemd begins a new process, which
/// begins disarmed.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed partial class ArmWorker(
    RigPlan plan, ServiceSettings settings, WorkerOutcome outcome, IHostApplicationLifetime host, ILogger<ArmWorker> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => Work(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Work(CancellationToken stop)
    {
        try
        {
            using ArmService service = new(plan, settings, Log);
            outcome.Code = service.Run(stop) ? ExitCode.Done : ExitCode.Internal;
        }
        catch (IOException fault)
        {
            outcome.Code = fault is TroubleException known ? known.Exit : ExitCode.Hardware;
            outcome.Trouble = Trouble.Of(fault);
        }
        catch (OutOfMemoryException)
        {
            outcome.Code = ExitCode.Failed;
            outcome.Trouble = new(
                "E-SYS-02",
                null,
                "the service ran out of memory; outputs are off",
                "end what else needs memory here, or learn with --model urdf --learner q, which needs least");
        }
        catch (Exception fault)
        {
            // Nothing else is expected here; whatever it is, outputs are off by now, and the exit code tells.
            outcome.Code = ExitCode.Internal;
            outcome.Trouble = new("E-INT-02", null, $"the service failed: {fault}", "report this with the journal");
        }
        finally
        {
            host.StopApplication();
        }
    }

    private void Log(string sentence) => Say(logger, sentence);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Sentence}")]
    private static partial void Say(ILogger logger, string sentence);
}
