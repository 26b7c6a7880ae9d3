using ArmController.Hardware.Buses;
using ArmController.Hardware.Pca9685;
using ArmController.Motion.Servo;
using ArmController.Simulator.Chips;

namespace ArmController.Tests.Hardware.Buses;

/// <summary>A chip and a line of servos that answer behind one bus keep them too.</summary>
public sealed class MixedGroupContractTests : ServoBusContract
{
    protected override IServoBusRig NewRig() => new Rig();

    private sealed class Rig : IServoBusRig
    {
        private readonly SimulatedPca9685 chip = new(25e6);
        private readonly EchoServoBus line = new(measuredLanes: 0xFF);

        public Rig() => Bus = new BusGroup([
            new(new Pca9685Bus(chip, [new(0, 9, MinCount, MaxCount)], new Pca9685Timing(25e6, 50), chip.Elapse), [new(0, MinCount, MaxCount)]),
            new(line, [new(2, MinCount, MaxCount)])]);

        public IServoBus Bus { get; }

        public int MinCount => 110;

        public int MaxCount => 500;

        public ulong Transactions => chip.TransactionCount + line.Transactions;

        public ulong TransactionsPerFrame => 2;

        public BusStatus StatusOfFailure => BusStatus.Nack;

        public int CountSeen(int lane) =>
            lane == 2 ? line.Servos[2] : (int)Math.Round(chip.PulseMicroseconds(9) * 4096 / chip.PeriodMicroseconds());

        public void PassTick() => line.PassTick();

        public void FailNextTransaction() => chip.FailNext(I2cFault.Nack, 1);

        public void Dispose()
        {
            Bus.Dispose();
            chip.Dispose();
        }
    }
}
