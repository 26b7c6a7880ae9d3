using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Sensing;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Numerics;

namespace ArmController.Control.Ticking;

/// <summary>
/// All that comes into a tick from outside: the clock, the panel, and what the arm answered. The same inputs, fed to the same rig, give the same
/// tick again. What the bus answers to the command comes last and stands beside them, in <see cref="TickRecord.Sent"/>.
/// </summary>
public struct TickInputs
{
    /// <summary>The instant, on a clock that never jumps.</summary>
    public Seconds Now;

    /// <summary>What buttons, people and program said, the emergency stop's pin included.</summary>
    public Panel Panel;

    /// <summary>Why the interlock had tripped before the tick, perhaps from another thread.</summary>
    public TripReason Trip;

    /// <summary>What the bus and the sensors brought, as it came.</summary>
    public SensorReading Reading;

    /// <summary>Writes every input.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(Now.Value);
        writer.Write(Panel.EStopClosed);
        writer.Write((int)Panel.SelfTest);
        writer.Write((int)Panel.Blockers);
        writer.Write((int)Panel.Word);
        writer.Write(Panel.ArmSwitch);
        writer.Write(Panel.PoseConfirmed);
        writer.Write(Panel.Ending);
        writer.Write(Panel.CommandReady);
        writer.Write((int)Trip);
        writer.Write((int)Reading.Bus);
        writer.Write(Reading.HasAngles);
        writer.Write(Reading.HasTip);
        writer.Write(Reading.HasSupply);
        writer.Write(Reading.SupplyVolts);
        writer.Write(Reading.SupplyAmperes);
        writer.Write((ReadOnlySpan<double>)Reading.Angles);
        writer.Write(Reading.Tip);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is cut short.</summary>
    public bool Load(ref StateReader reader)
    {
        Now = new(reader.ReadDouble());
        Panel.EStopClosed = reader.ReadBool();
        Panel.SelfTest = (SelfTest)reader.ReadInt();
        Panel.Blockers = (ArmingBlockers)reader.ReadInt();
        Panel.Word = (OperatorWord)reader.ReadInt();
        Panel.ArmSwitch = reader.ReadBool();
        Panel.PoseConfirmed = reader.ReadBool();
        Panel.Ending = reader.ReadBool();
        Panel.CommandReady = reader.ReadBool();
        Trip = (TripReason)reader.ReadInt();
        Reading.Bus = (BusStatus)reader.ReadInt();
        Reading.HasAngles = reader.ReadBool();
        Reading.HasTip = reader.ReadBool();
        Reading.HasSupply = reader.ReadBool();
        Reading.SupplyVolts = reader.ReadDouble();
        Reading.SupplyAmperes = reader.ReadDouble();
        reader.Read((Span<double>)Reading.Angles);
        Reading.Tip = reader.ReadVector();
        return !reader.Truncated;
    }
}
