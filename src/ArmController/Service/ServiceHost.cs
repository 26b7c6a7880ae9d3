using System.Runtime.Versioning;
using ArmController.Configuration;
using ArmController.Rigs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace ArmController.Service;

/// <summary>
/// The generic host around a service: signals, readiness for systemd, life events on the error stream, where journald picks them up.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class ServiceHost
{
    /// <summary>Runs until it is asked to end.</summary>
    public static WorkerOutcome Run(RigPlan plan, ServiceSettings settings)
    {
        WorkerOutcome outcome = new();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = "armctl", DisableDefaults = true });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(EndTimes.Of(plan.Arm).HostSeconds));
        builder.Services.AddSystemd();
        builder.Services.AddSingleton(plan);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(outcome);
        builder.Services.AddHostedService<ArmWorker>();

        // Under systemd the console's formatter writes the journal's own levels.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        builder.Services.Configure<ConsoleLoggerOptions>(options =>
        {
            options.LogToStandardErrorThreshold = LogLevel.Trace;

            // Where nobody reads the journal any more, lines are lost and the service goes on.
            options.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
        });
        using IHost host = builder.Build();
        host.Run();
        return outcome;
    }
}
