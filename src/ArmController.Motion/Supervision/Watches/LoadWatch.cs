using ArmController.Motion.Quantities;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>Says what part of its rated torque each joint carries in a pose, and notices one that carries too much.</summary>
internal static class LoadWatch
{
    /// <summary>True when some joint carries more than it may.</summary>
    public static bool Look(in Joints<Radian> pose, LoadSettings settings, int lanes, out Joints<Share> load)
    {
        settings.Gravity.Compute(pose, out Joints<NewtonMetre> torque);
        load = default;
        bool high = false;
        for (int i = 0; i < lanes; i++)
        {
            load[i] = torque[i] == 0 ? 0 : Math.Abs(torque[i]) / settings.Rated[i];
            high |= !(load[i] <= settings.HighestShare);
        }

        return high;
    }
}
