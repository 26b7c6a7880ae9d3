using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;

namespace ArmController.Motion.Servo;

/// <summary>The beginning of a tick: what the device, the servos and the sensors say.</summary>
public sealed partial class ServoArm
{
    /// <summary>Begins a tick: looks at the device and at the sensors.</summary>
    public void Sense(out SensorReading reading)
    {
        reading = default;
        streak.Begin();
        ServoAnswers answers = default;
        if (ready)
        {
            reading.Bus = bus.Look(out answers);
            Judge(reading.Bus);
        }

        reading.HasAngles = jointSensor is not null
            ? jointSensor.TryRead(out reading.Angles) && AreFinite(reading.Angles)
            : servosMeasure && reading.Bus == BusStatus.Ok && Measured(answers, out reading.Angles);
        reading.HasTip = tipSensor is not null && tipSensor.TryRead(out reading.Tip) && reading.Tip.IsFinite;
        reading.HasSupply = supplySensor is not null && supplySensor.TryRead(out reading.SupplyVolts, out reading.SupplyAmperes)
            && double.IsFinite(reading.SupplyVolts) && double.IsFinite(reading.SupplyAmperes);
        if (!reading.HasSupply)
        {
            reading.SupplyVolts = 0;
            reading.SupplyAmperes = 0;
        }

        if (!reading.HasAngles)
        {
            reading.Angles = default;
        }

        if (!reading.HasTip)
        {
            reading.Tip = default;
        }
    }

    // One joint without a believable count, and there is no reading: what is not fresh is never filled up from before.
    private bool Measured(in ServoAnswers answers, out Joints<Radian> angles)
    {
        angles = default;
        for (int i = 0; i < Description.Joints.Length; i++)
        {
            CountCalibration line = Description.Joints[i].Calibration;
            ServoAnswer answer = answers[i];

            // A servo may be found outside what it may be sent to; a whole range beyond that is no place but a fault of the wire.
            long range = (long)line.Most - line.Least;
            if ((answer.Said & ServoSaid.Count) == 0 || answer.Count < line.Least - range || answer.Count > line.Most + range)
            {
                return false;
            }

            angles[i] = line.ToRadians(answer.Count);
        }

        return true;
    }

    private bool AreFinite(in Joints<Radian> angles)
    {
        for (int i = 0; i < Description.Joints.Length; i++)
        {
            if (!double.IsFinite(angles[i]))
            {
                return false;
            }
        }

        return true;
    }
}
