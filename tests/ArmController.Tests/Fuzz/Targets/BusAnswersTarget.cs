using ArmController.Configuration;
using ArmController.Control.Ticking;
using ArmController.Hardware.Buses;
using ArmController.Hardware.Pca9685;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Sensing;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulator.Chips;
using ArmController.Tests.Control;
using ArmController.Tests.Fuzz.Mutations;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>
/// The production driver under a whole arm, on a chip that answers anything: statuses only, pulses within their ranges, and once it is let go and
/// the chip listens again, nothing is driven.
/// </summary>
internal sealed class BusAnswersTarget : IFuzzTarget
{
    public const string Called = "bus-answers";

    private const byte MODE2 = 1;
    private const int AlwaysOff = 0x1000;
    private const int MostSteps = 400;

    private readonly ArmConfiguration arm = ShippedArms.Load("desk4");

    public string Name => Called;

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        [],
        [1, .. new byte[16], 2, 0, .. new byte[12], 0, 0, 0, 0],
        [1, .. new byte[16], 2, .. new byte[60], 255, 1, 2, 3, 4, 0, 0, 0, 0],
        [1, .. new byte[16], 2, .. new byte[40], 160, 161, 162, 163, 164, 165, 166, 7, 0, 0, 0],
        [1, 250, 0, 0, 250, 1, .. new byte[16], 2, .. new byte[40], 250, 250, 250, 250, 250],
    ];

    public byte[] Mutate(Pcg32 random, byte[] input, byte[] other)
    {
        if (random.NextInt(4) != 0)
        {
            return ByteMutator.Mutate(random, input, other);
        }

        // Mostly the truth, or the arm would never move.
        byte[] bytes = ByteMutator.Noise(random, 30 + random.NextInt(400));
        int honesty = 1 + random.NextInt(30);
        foreach (ref byte b in bytes.AsSpan(24))
        {
            b = random.NextInt(honesty) == 0 ? b : (byte)(b % 3 == 0 ? b % 8 : 0);
        }

        new byte[] { 1 }.CopyTo(bytes, 0);
        bytes.AsSpan(1, 16).Clear();
        bytes[17] = 2;
        return bytes;
    }

    public FuzzAnswer Feed(byte[] input)
    {
        Script script = new(input);
        SimulatedPca9685 chip = new(arm.Pwm.OscillatorHertz);
        LyingDevice device = new(chip, script);
        Pca9685Timing timing = arm.Pwm.Timing;
        Pca9685Bus bus = RigParts.Driver(arm, device, chip.Elapse);
        HashSet<BusStatus> heard = [];
        bool upset = false;
        using (ServoArm servos = new(arm.Description, bus, Cadence.Usual.Tick))
        {
            for (int n = 0; n < MostSteps && !script.Ended; n++)
            {
                BusStatus status = Do(script, servos, bus, chip, ref upset);
                heard.Add(status);
                string? wrong = !Enum.IsDefined(status) ? $"{(int)status} is no status"
                    : servos.Interlock.State == InterlockState.Armed && !servos.IsOpen ? "armed on a bus that is not open"
                    : device.TookLastWrite && !upset ? Pulses(chip, timing, mayDrive: servos.Interlock.State == InterlockState.Armed)
                    : null;
                if (wrong is not null)
                {
                    return new("wrong", $"step {n}: {wrong}");
                }
            }

            // From here on the chip listens: one tick in which the arm is not armed must let everything go.
            servos.Interlock.Trip(TripReason.Operator);
            heard.Add(Tick(servos, default));
            if (Pulses(chip, timing, mayDrive: false) is { } driven)
            {
                return new("driven", $"let go: {driven}");
            }
        }

        return new(string.Join(' ', heard.Order()), Pulses(chip, timing, mayDrive: false));
    }

    private BusStatus Do(Script script, ServoArm servos, Pca9685Bus bus, SimulatedPca9685 chip, ref bool upset)
    {
        int step = script.Byte() % 10;
        switch (step)
        {
            case 1:
                return servos.Open();
            case 2:
                servos.Arm(arm.Home);
                return BusStatus.Ok;
            case 3:
                return servos.Release();
            case 4:
                servos.Interlock.Reset();
                return BusStatus.Ok;
            case 5:
                return bus.Look(out _);
            case 6:
                chip.PowerCycle();
                return BusStatus.Ok;
            case 7:
                byte register = script.Byte();
                chip.Upset(register, register == MODE2 ? (byte)0x04 : script.Byte());
                upset = true;
                return BusStatus.Ok;
            default:
                Joints<RadianPerSecond> speeds = default;
                int direction = script.Byte();
                for (int i = 0; i < arm.LaneCount; i++)
                {
                    speeds[i] = (((direction >> i) & 1) == 0 ? 1 : -1) * 10;
                }

                return Tick(servos, Proposal.AtVelocity(speeds));
        }
    }

    private static BusStatus Tick(ServoArm servos, in Proposal proposal)
    {
        servos.Sense(out SensorReading _);
        servos.Envelope.Admit(proposal, out SafeCommand command);
        return servos.Actuate(command);
    }

    private string? Pulses(SimulatedPca9685 chip, Pca9685Timing timing, bool mayDrive)
    {
        for (int channel = 0; channel < SimulatedPca9685.Channels; channel++)
        {
            if ((chip.LatchedOff(channel) & AlwaysOff) != 0)
            {
                continue;
            }

            int lane = arm.Outputs.IndexOf(arm.Outputs.FirstOrDefault(output => output.Channel == channel, OutputAddress.None));
            int count = chip.LatchedOff(channel) - chip.LatchedOn(channel);
            if (!mayDrive)
            {
                return $"channel {channel} is driven";
            }

            if (lane < 0 || arm.Outputs[lane].Channel != channel || count < arm.Description.Joints[lane].Calibration.Least
                || count > arm.Description.Joints[lane].Calibration.Most)
            {
                return $"channel {channel} has a pulse of {count} counts";
            }
        }

        return null;
    }

    public void Dispose()
    {
    }
}
