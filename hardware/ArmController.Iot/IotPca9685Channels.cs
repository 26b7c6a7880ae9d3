using System.Collections.Immutable;
using System.Device.I2c;
using System.Device.Pwm;
using ArmController.Hardware.Buses;
using ArmController.Hardware.Pwm;

namespace ArmController.Iot;

/// <summary>
/// The adapter: channels of the PCA9685 driver of Iot.Device.Bindings as a servo bus. Channels of any other of its devices are plugged in alike.
/// </summary>
public sealed class IotPca9685Channels : IDisposable
{
    private readonly global::Iot.Device.Pwm.Pca9685 chip;
    private readonly ImmutableArray<PwmChannel> channels;

    /// <summary>Sets the chip up with every channel off.</summary>
    /// <param name="device">The chip; the library's driver disposes of it.</param>
    /// <param name="hertz">Pulses a second, as wanted.</param>
    /// <param name="lanes">Each lane's counts, tenths of a microsecond.</param>
    /// <param name="places">Channel of the chip for each of them.</param>
    /// <exception cref="IOException">The chip does not answer.</exception>
    public IotPca9685Channels(I2cDevice device, double hertz, ImmutableArray<LaneRange> lanes, ImmutableArray<int> places)
    {
        chip = new(device, hertz, dutyCycleAllChannels: 0);
        channels = [.. places.Select(chip.CreatePwmChannel)];
        PwmOutput[] outputs = [.. lanes.Zip(channels, (lane, channel) => new PwmOutput(lane.Lane, channel, lane.Least, lane.Most))];
        Bus = new PwmChannelBus(outputs, chip.PwmFrequency);
    }

    /// <summary>The bus; its owner disposes of it, before this: the library leaves pulses running.</summary>
    public PwmChannelBus Bus { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PwmChannel channel in channels)
        {
            channel.Dispose();
        }

        chip.Dispose();
    }
}
