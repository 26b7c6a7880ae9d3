using ArmController.Hardware.Buses;
using ArmController.Hardware.Pca9685;
using ArmController.Motion.Servo;
using ArmController.Simulator.Chips;

namespace ArmController.Tests.Hardware.Buses;

/// <summary>Two chips behind one bus keep every promise of a servo bus.</summary>
public sealed class TwoChipsContractTests : ServoBusContract
{
    protected override IServoBusRig NewRig() => new Rig();

    private sealed class Rig : IServoBusRig
    {
        private readonly SimulatedPca9685 first = new(25e6);
        private readonly SimulatedPca9685 second = new(25e6, address: 0x41);

        public Rig() => Bus = new BusGroup([Part(first, 0), Part(second, 2)]);

        public IServoBus Bus { get; }

        public int MinCount => 110;

        public int MaxCount => 500;

        public ulong Transactions => first.TransactionCount + second.TransactionCount;

        public ulong TransactionsPerFrame => 2;

        public BusStatus StatusOfFailure => BusStatus.Nack;

        public int CountSeen(int lane)
        {
            SimulatedPca9685 chip = lane == 0 ? first : second;
            return (int)Math.Round(chip.PulseMicroseconds(4) * 4096 / chip.PeriodMicroseconds());
        }

        public void FailNextTransaction() => first.FailNext(I2cFault.Nack, 1);

        public void Dispose()
        {
            Bus.Dispose();
            first.Dispose();
            second.Dispose();
        }

        private BusPart Part(SimulatedPca9685 chip, int lane) => new(
            new Pca9685Bus(chip, [new(lane, 4, MinCount, MaxCount)], new Pca9685Timing(25e6, 50), chip.Elapse), [new(lane, MinCount, MaxCount)]);
    }
}
