using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ArmController.Motion.Quantities;

/// <summary>
/// One number per joint, eight lanes, with its unit in the type: <c>speed * dt</c> is an angle and <c>angle + speed</c> does not compile.
/// Lanes beyond the arm's joints stay zero, so loops need no branch and a gripper fits.
/// </summary>
/// <remarks>
/// Arithmetic works on all eight lanes as one vector. Written lane by lane it gives the same bits but takes twice as long: a processor that has
/// just stored eight numbers one by one must wait for all of them before it can copy them as one value.
/// </remarks>
[InlineArray(Capacity)]
public struct Joints<TUnit> : IEquatable<Joints<TUnit>>
    where TUnit : struct, IUnit
{
    /// <summary>Number of lanes.</summary>
    public const int Capacity = 8;

    private double lane0;

    /// <summary>Copies up to eight values; missing lanes are zero.</summary>
    /// <exception cref="ArgumentException">There are more than eight values.</exception>
    public static Joints<TUnit> From(ReadOnlySpan<double> values)
    {
        if (values.Length > Capacity)
        {
            throw new ArgumentException("A joint vector has eight lanes.", nameof(values));
        }

        Joints<TUnit> joints = default;
        for (int i = 0; i < values.Length; i++)
        {
            joints[i] = values[i];
        }

        return joints;
    }

    /// <summary>Lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Joints<TUnit> operator +(in Joints<TUnit> a, in Joints<TUnit> b) => Of(a.AsVector() + b.AsVector());

    /// <summary>Lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Joints<TUnit> operator -(in Joints<TUnit> a, in Joints<TUnit> b) => Of(a.AsVector() - b.AsVector());

    /// <summary>Every lane scaled by a plain number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Joints<TUnit> operator *(in Joints<TUnit> a, double scale) => Of(a.AsVector() * scale);

    /// <summary>Equal in every lane.</summary>
    public static bool operator ==(in Joints<TUnit> a, in Joints<TUnit> b) => a.Equals(b);

    /// <summary>Different in some lane.</summary>
    public static bool operator !=(in Joints<TUnit> a, in Joints<TUnit> b) => !a.Equals(b);

    /// <summary>True when every lane is a number.</summary>
    public readonly bool IsFinite()
    {
        bool finite = true;
        foreach (double lane in this)
        {
            finite &= double.IsFinite(lane);
        }

        return finite;
    }

    /// <summary>Equal in every lane. (The default of inline arrays throws.)</summary>
    public readonly bool Equals(Joints<TUnit> other)
    {
        for (int i = 0; i < Capacity; i++)
        {
            if (this[i] != other[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Joints<TUnit> other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        HashCode hash = default;
        for (int i = 0; i < Capacity; i++)
        {
            hash.Add(this[i]);
        }

        return hash.ToHashCode();
    }

    /// <summary>The eight lanes as one vector; every processor gives each lane the bits it would give the lane alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly Vector512<double> AsVector() => Unsafe.BitCast<Joints<TUnit>, Vector512<double>>(this);

    /// <summary>A joint vector of these eight lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Joints<TUnit> Of(Vector512<double> lanes) => Unsafe.BitCast<Vector512<double>, Joints<TUnit>>(lanes);
}
