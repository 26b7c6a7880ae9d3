using ArmController.Motion.Quantities;

namespace ArmController.Motion.Servo;

/// <summary>
/// Which lanes get pulses while an arm is armed joint by joint; as long as one gets none, nothing may move.
/// Zero is off: the default lets nothing pass.
/// </summary>
internal struct LaneGate
{
    private int on;
    private int all;

    /// <summary>Every lane of an arm gets its pulses.</summary>
    public static LaneGate Open(int lanes) => new() { on = Bits(lanes), all = Bits(lanes) };

    /// <summary>No lane of an arm gets pulses yet.</summary>
    public static LaneGate Closed(int lanes) => new() { all = Bits(lanes) };

    /// <summary>Switches a lane of the arm on; lanes it does not have stay off.</summary>
    public void Enable(int lane) => on |= lane is >= 0 and < ServoCounts.Capacity ? (1 << lane) & all : 0;

    /// <summary>False for motion while a lane is off: that lane would fall behind and leap when it is switched on.</summary>
    public readonly bool Passes(in Joints<RadianPerSecond> velocity) => (on == all && all != 0) || velocity == default;

    /// <summary>Sets the count of every lane that is not on to 0, which is off.</summary>
    public readonly void Mask(ref ServoCounts counts)
    {
        for (int i = 0; i < ServoCounts.Capacity && on != all; i++)
        {
            counts[i] = (on & (1 << i)) != 0 ? counts[i] : 0;
        }
    }

    private static int Bits(int lanes) => (1 << lanes) - 1;
}
