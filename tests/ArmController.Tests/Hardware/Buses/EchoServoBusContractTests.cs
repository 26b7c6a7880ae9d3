using ArmController.Motion.Servo;

namespace ArmController.Tests.Hardware.Buses;

/// <summary>The contract holds servos that answer: one lane that says where it is, beside one that says nothing.</summary>
public sealed class EchoServoBusContractTests : ServoBusContract
{
    protected override IServoBusRig NewRig() => new Rig();

    private sealed class Rig : IServoBusRig
    {
        private readonly EchoServoBus bus = new(measuredLanes: 1 << 2);

        public IServoBus Bus => bus;

        public int MinCount => 110;

        public int MaxCount => 500;

        public ulong Transactions => bus.Transactions;

        public BusStatus StatusOfFailure => BusStatus.Timeout;

        public int CountSeen(int lane) => bus.Servos[lane];

        public void PassTick() => bus.PassTick();

        public void FailNextTransaction() => bus.FailNext();

        public void Dispose() => bus.Dispose();
    }
}
