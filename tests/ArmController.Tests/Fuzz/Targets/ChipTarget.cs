using ArmController.Numerics;
using ArmController.Simulator.Chips;
using ArmController.Tests.Fuzz.Mutations;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>
/// Any transactions on the simulated chip, sound or not: its pulses stay pulses, it fails only as the stock device fails,
/// and its saved state is its state.
/// </summary>
internal sealed class ChipTarget : IFuzzTarget
{
    public const string Called = "simulated-chip";

    public string Name => Called;

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        [],
        [
            0, 2, 0xFD, 0x10, 0, 2, 0x00, 0x30, 0, 2, 0xFE, 0x79, 0, 2, 0x01, 0x04, 0, 6, 0xFA, 0, 0, 0, 0x10, 0, 2, 0x00, 0x20, 3, 0xFF, 0xFF, 0, 5,
            0x06, 0, 0, 0x33, 0x01,
        ],
        [2, 1, 4, 0xFE, 2, 1, 64, 0x06, 1, 8, 4, 0x06, 5, 0x00, 0x60, 6, 1, 2, 0, 0, 2, 0, 0],
        [7, 2, 3, 0, 3, 6, 0xAA, 0xBB, 8, 9, 0, 0, 0, 0],
    ];

    public byte[] Mutate(Pcg32 random, byte[] input, byte[] other) =>
        random.NextInt(4) == 0 ? ByteMutator.Noise(random, random.NextInt(400)) : ByteMutator.Mutate(random, input, other);

    public FuzzAnswer Feed(byte[] input)
    {
        Script script = new(input);
        SimulatedPca9685 chip = new();
        int kinds = 0;
        while (!script.Ended)
        {
            int step = script.Byte() % 10;
            try
            {
                Do(step, chip, script);
                kinds |= 1 << step;
            }
            catch (IOException fault)
            {
                kinds |= 1 << (10 + step);
                if (fault.Message is not ("Error 121 performing I2C data transfer." or "Error 110 performing I2C data transfer."
                    or "Error 11 performing I2C data transfer."))
                {
                    return new("failed", $"it fails as no device fails: {fault.Message}");
                }
            }

            for (int channel = 0; channel < SimulatedPca9685.Channels; channel++)
            {
                double pulse = chip.PulseMicroseconds(channel);
                if (!(pulse >= 0))
                {
                    return new("pulse", $"channel {channel} has a pulse of {pulse} us");
                }

                if (chip.ExternalClockHertz == 0 && !(pulse <= chip.PeriodMicroseconds() * (1 + 1e-12)))
                {
                    return new("pulse", $"channel {channel} has a pulse of {pulse} us in a period of {chip.PeriodMicroseconds()} us");
                }
            }
        }

        byte[] saved = SavedState.Of(chip.Save);
        SimulatedPca9685 copy = new();
        SavedState.Restore(saved, copy.Load);
        return new($"{kinds:x}", saved.AsSpan().SequenceEqual(SavedState.Of(copy.Save)) ? null : "its saved state is not its state");
    }

    private static void Do(int step, SimulatedPca9685 chip, Script script)
    {
        switch (step)
        {
            case 0:
                chip.Write(script.Bytes(script.Byte()));
                break;
            case 1:
                chip.Read(new byte[script.Byte()]);
                break;
            case 2:
                chip.WriteRead(script.Bytes(script.Byte() % 8), new byte[script.Byte()]);
                break;
            case 3:
                chip.Elapse(script.Word());
                break;
            case 4:
                chip.GeneralCall(script.Byte());
                break;
            case 5:
                chip.Upset(script.Byte(), script.Byte());
                break;
            case 6:
                chip.FailNext((I2cFault)(script.Byte() % 4), script.Byte(), script.Byte());
                break;
            case 7:
                chip.FlipNextWrite(script.Byte(), script.Byte() % 8);
                break;
            case 8:
                chip.ExternalClockHertz = script.Byte() switch { 0 => 0, 1 => 25e6, 2 => double.NaN, _ => script.Double() };
                break;
            default:
                // A saved state with anything in it.
                byte[] image = SavedState.Of(chip.Save);
                image[script.Word() % image.Length] = script.Byte();
                SavedState.Restore(image, chip.Load);
                break;
        }
    }

    public void Dispose()
    {
    }
}
