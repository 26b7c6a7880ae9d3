using System.Collections.Immutable;
using ArmController.Hardware.Buses;
using ArmController.Hardware.I2c;

namespace ArmController.Hardware.Pca9685;

/// <summary>The PCA9685 chips of an arm, one or several on one I2C bus: opened together, and switched off one by one.</summary>
public static class Pca9685Chips
{
    /// <summary>Opens every chip that the lanes name. The first one's device holds the lock of the whole bus.</summary>
    /// <param name="path">As for <see cref="I2cPath.Open"/>.</param>
    /// <param name="lanes">The arm's lanes.</param>
    /// <param name="frame">How pulses are timed, on each chip alike.</param>
    /// <param name="delayMicroseconds">Waits at least that long.</param>
    /// <exception cref="IOException">The bus cannot be opened or another process drives it; the message has cause and remedy.</exception>
    public static OpenedBus Open(string path, ImmutableArray<LaneOutput> lanes, PulseFrame frame, Action<int> delayMicroseconds)
    {
        Pca9685Timing timing = new(frame.OscillatorHertz, frame.FrequencyHertz);
        ImmutableArray<ReopenableI2c>.Builder devices = ImmutableArray.CreateBuilder<ReopenableI2c>();
        List<BusPart> parts = [];
        try
        {
            foreach (IGrouping<int, LaneOutput> chip in lanes.GroupBy(lane => lane.Output.Address))
            {
                devices.Add(new ReopenableI2c(path, chip.Key, exclusive: devices.Count == 0));
                Pca9685Output[] outputs = [.. chip.Select(Output)];
                parts.Add(new(new Pca9685Bus(devices[^1], outputs, timing, delayMicroseconds), [.. chip.Select(lane => lane.Range)]));
            }
        }
        catch (IOException)
        {
            foreach (ReopenableI2c device in devices)
            {
                device.Dispose();
            }

            throw;
        }

        return new(parts.Count == 1 ? parts[0].Bus : new BusGroup([.. parts]), devices.ToImmutable());
    }

    private static Pca9685Output Output(LaneOutput lane) => new(lane.Range.Lane, lane.Output.Channel, lane.Range.Least, lane.Range.Most);
}
