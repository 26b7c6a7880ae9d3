using ArmController.Control.Ticking;
using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;

namespace ArmController.Recording;

/// <summary>
/// The one list of what a tick's record holds. Status, tape and reference page are sinks of it; whoever adds a field adds a line here.
/// </summary>
internal static class TickChannels
{
    /// <summary>What came from outside.</summary>
    public static void Inputs<TSink>(in TickInputs inputs, ref TSink sink)
        where TSink : struct, IChannelSink, allows ref struct
    {
        sink.Number("now"u8, "s"u8, inputs.Now.Value, 6, "Instant of the tick, on a clock that never jumps."u8);
        sink.Truth("eStopClosed"u8, inputs.Panel.EStopClosed, "The emergency stop's contact is closed: it is not pressed."u8);
        sink.Name("selfTest"u8, EnumWord.Of(inputs.Panel.SelfTest), "How the checks at start went."u8);
        sink.Flags("panelBlockers"u8, EnumWord.Of(inputs.Panel.Blockers), "What the program knows that forbids arming."u8);
        sink.Name("word"u8, EnumWord.Of(inputs.Panel.Word), "What a person asked for since the tick before."u8);
        sink.Truth("armSwitch"u8, inputs.Panel.ArmSwitch, "The arm switch is pressed."u8);
        sink.Truth("poseConfirmed"u8, inputs.Panel.PoseConfirmed, "Who presses it has looked: the arm rests in its park pose."u8);
        sink.Truth("ending"u8, inputs.Panel.Ending, "The process has been asked to end."u8);
        sink.Truth("commandReady"u8, inputs.Panel.CommandReady, "Whoever commands is there."u8);
        sink.Name("tripBefore"u8, EnumWord.Of(inputs.Trip), "Why the interlock had tripped before the tick."u8);
        sink.Name("looked"u8, EnumWord.Of(inputs.Reading.Bus), "What the bus answered to the tick's look at the device."u8);
        sink.Truth("hasAngles"u8, inputs.Reading.HasAngles, "The joints were measured in this tick."u8);
        sink.Truth("hasTip"u8, inputs.Reading.HasTip, "The tip was seen in this tick."u8);
        sink.Truth("hasSupply"u8, inputs.Reading.HasSupply, "The supply was measured in this tick."u8);
        sink.Number("supplyVolts"u8, "V"u8, inputs.Reading.SupplyVolts, 2, "Voltage of the servos' supply."u8);
        sink.Number("supplyAmperes"u8, "A"u8, inputs.Reading.SupplyAmperes, 2, "Current that all servos draw together."u8);
        sink.Lanes("measured"u8, "rad"u8, inputs.Reading.Angles, 4, "Joint angles as the sensors gave them."u8);
        sink.Place("measuredTip"u8, "m"u8, inputs.Reading.Tip, 4, "Tip as the sensor saw it, in the base frame."u8);
    }

    /// <summary>What became of it, in few words: this is followed in a terminal.</summary>
    public static void Brief<TSink>(in TickRecord record, ref TSink sink)
        where TSink : struct, IChannelSink, allows ref struct
    {
        ArmingBlockers blockers = record.Mode.IsOff ? record.Blockers : ArmingBlockers.None;
        sink.Name("state"u8, EnumWord.Of(record.Mode), "The mode in force."u8);
        sink.Whole("tick"u8, ""u8, record.Tick, "Number of the tick, from 0."u8);
        sink.Number("heat"u8, ""u8, record.Warmest, 3, "Heat of the warmest servo by the model; at 1 it is let go."u8);
        sink.Number("reward"u8, ""u8, record.Lesson.Reward, 4, "Reward of the latest step that was learned from."u8);
        sink.Flags("reasons"u8, EnumWord.Of(record.Reasons), "Why the supervisor does something with the motion."u8);
        sink.Flags("blockers"u8, EnumWord.Of(blockers), "What forbids arming; none while the arm is driven."u8);
    }

    /// <summary>What became of it beside that.</summary>
    public static void Outcome<TSink>(in TickRecord record, ref TSink sink)
        where TSink : struct, IChannelSink, allows ref struct
    {
        sink.Name("action"u8, EnumWord.Of(record.Action), "What the supervisor did with the motion."u8);
        sink.Name("trip"u8, EnumWord.Of(record.Trip), "Why the interlock has tripped."u8);
        sink.Lanes("angles"u8, "rad"u8, record.State.Angles, 4, "Where the joints are: measured, or the echo of the commands."u8);
        sink.Lanes("residual"u8, "rad"u8, record.State.Residual, 4, "Motion that was commanded and cannot be seen yet."u8);
        sink.Lanes("reference"u8, "rad"u8, record.State.Reference, 4, "The admitted reference the arm was last sent."u8);
        sink.Place("tip"u8, "m"u8, record.State.Tip, 4, "Where the tip is: as it was last measured, or computed from the angles."u8);
        sink.Lanes("tipAngles"u8, "rad"u8, record.State.TipAngles, 4, "The angles at which it was there."u8);
        sink.Number("tipAge"u8, "s"u8, record.State.TipAge.Value, 4, "How long ago it was there."u8);
        sink.Truth("tipMeasured"u8, record.State.TipMeasured, "The tip was measured, in this tick or not long before."u8);
        sink.Truth("tipIsNew"u8, record.State.TipIsNew, "It was measured since the agent decided last."u8);
        sink.Truth("decided"u8, record.Decided, "The agent decided in this tick."u8);
        sink.Lanes("displacement"u8, "rad"u8, record.Executed.Displacement, 4, "What was executed between the two latest decisions."u8);
        sink.Truth("heldAtLimit"u8, record.Executed.HeldAtLimit, "A position limit held a joint back between them."u8);
        sink.Truth("interrupted"u8, record.Executed.Interrupted, "The choice was not followed between them; nothing was learned of it."u8);
        sink.Number("error"u8, ""u8, record.Lesson.Error, 4, "Temporal-difference error of the latest step that was learned from."u8);
        Span<double> lanes = stackalloc double[Joints<Radian>.Capacity];
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = record.Lesson.Action[i];
        }

        sink.Lanes("levels"u8, ""u8, lanes, 0, "What the learner chose for each lane: 0 stay, negative back, positive on."u8);
        sink.Name("proposed"u8, EnumWord.Of(record.Requested.Kind), "Which of the two proposals below counts."u8);
        sink.Lanes("proposedSpeed"u8, "rad/s"u8, record.Requested.Velocity, 4, "Speeds that the agent asked for."u8);
        sink.Lanes("proposedTarget"u8, "rad"u8, record.Requested.Target, 4, "Rest angles that the agent asked for."u8);
        sink.Name("admitted"u8, EnumWord.Of(record.Admitted.Kind), "What the envelope admitted: a move, or letting go."u8);
        sink.Lanes("position"u8, "rad"u8, record.Admitted.Position, 4, "The reference that was admitted."u8);
        sink.Lanes("velocity"u8, "rad/s"u8, record.Admitted.Velocity, 4, "Its speed."u8);
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = record.Admitted.Counts[i];
        }

        sink.Lanes("counts"u8, ""u8, lanes, 0, "Counts for the wire; 0 is off."u8);
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = (int)record.Admitted.Trims[i];
        }

        sink.Flags("trims"u8, EnumWord.Of(record.Admitted.Trims.Union), "Why the command differs from the proposal, on any lane."u8);
        sink.Lanes("trimBits"u8, ""u8, lanes, 0, "The same for each lane, as bits."u8);
        sink.Name("sent"u8, EnumWord.Of(record.Sent), "What the bus answered to the command."u8);
    }
}
