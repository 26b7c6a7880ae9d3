using ArmController.Hardware.Pca9685;
using ArmController.Motion.Servo;
using ArmController.Simulator.Chips;

namespace ArmController.Tests.Hardware.Pca9685;

/// <summary>The PCA9685 driver on the simulated chip keeps every promise of a servo bus.</summary>
public sealed class Pca9685BusContractTests : ServoBusContract
{
    protected override IServoBusRig NewRig() => new Rig();

    private sealed class Rig : IServoBusRig
    {
        private static readonly int[] ChannelOfLane = [13, -1, 4];

        private readonly SimulatedPca9685 chip = new(25e6);

        public Rig()
        {
            Pca9685Output[] outputs = [new(0, 13, MinCount, MaxCount), new(2, 4, MinCount, MaxCount)];
            Bus = new Pca9685Bus(chip, outputs, new Pca9685Timing(25e6, 50), chip.Elapse);
        }

        public IServoBus Bus { get; }

        public int MinCount => 110;

        public int MaxCount => 500;

        public ulong Transactions => chip.TransactionCount;

        public BusStatus StatusOfFailure => BusStatus.Nack;

        public int CountSeen(int lane) => (int)Math.Round(chip.PulseMicroseconds(ChannelOfLane[lane]) * 4096 / chip.PeriodMicroseconds());

        public void FailNextTransaction() => chip.FailNext(I2cFault.Nack, 1);

        public void Dispose()
        {
            Bus.Dispose();
            chip.Dispose();
        }
    }
}
