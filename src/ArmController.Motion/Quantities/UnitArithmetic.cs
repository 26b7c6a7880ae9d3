using System.Runtime.CompilerServices;

namespace ArmController.Motion.Quantities;

/// <summary>The operators that lead from one unit to another: the only way between them.</summary>
public static class UnitArithmetic
{
    extension(Joints<RadianPerSecond>)
    {
        /// <summary>Speed held for a time is an angle.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Joints<Radian> operator *(in Joints<RadianPerSecond> speed, Seconds dt) => Joints<Radian>.Of(speed.AsVector() * dt.Value);

        /// <summary>A change of speed over a time is an acceleration.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Joints<RadianPerSecondSquared> operator /(in Joints<RadianPerSecond> change, Seconds dt) =>
            Joints<RadianPerSecondSquared>.Of(change.AsVector() / dt.Value);
    }

    extension(Joints<Radian>)
    {
        /// <summary>A change of angle over a time is a speed.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Joints<RadianPerSecond> operator /(in Joints<Radian> change, Seconds dt) =>
            Joints<RadianPerSecond>.Of(change.AsVector() / dt.Value);
    }
}
