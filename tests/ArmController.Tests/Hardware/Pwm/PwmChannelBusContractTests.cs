using ArmController.Hardware.Pwm;
using ArmController.Motion.Servo;

namespace ArmController.Tests.Hardware.Pwm;

/// <summary>Any provider's PWM channels keep every promise of a servo bus.</summary>
public sealed class PwmChannelBusContractTests : ServoBusContract
{
    protected override IServoBusRig NewRig() => new Rig();

    private sealed class Rig : IServoBusRig
    {
        private readonly PwmWire wire = new();
        private readonly SeenPwmChannel[] channels;

        public Rig()
        {
            channels = [new(wire), new(wire), new(wire, 60)];
            Bus = new PwmChannelBus([new(0, channels[0], MinCount, MaxCount), new(2, channels[2], MinCount, MaxCount)]);
        }

        public IServoBus Bus { get; }

        public int MinCount => 5_000;

        public int MaxCount => 25_000;

        public ulong Transactions => wire.Transactions;

        // A width and a start for each of the two channels.
        public ulong TransactionsPerFrame => 4;

        public bool LooksAtTheWire => false;

        public BusStatus StatusOfFailure => BusStatus.Nack;

        public int CountSeen(int lane) => (int)Math.Round(channels[lane].Seen * 1e6 * PwmChannelBus.CountsPerMicrosecond / channels[lane].Frequency);

        public void FailNextTransaction() => wire.FailNext(new IOException("Error 121 performing I2C data transfer."));

        public void Dispose() => Bus.Dispose();
    }
}
