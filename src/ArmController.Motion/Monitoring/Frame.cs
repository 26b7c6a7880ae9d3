using System.Runtime.CompilerServices;

namespace ArmController.Motion.Monitoring;

/// <summary>A 4x4 matrix, row by row, that carries points of one frame into another.</summary>
[InlineArray(16)]
internal struct Frame
{
    private double first;

    /// <summary>Nothing turned and nothing moved.</summary>
    public static Frame Still
    {
        get
        {
            Frame still = default;
            still[0] = still[5] = still[10] = still[15] = 1;
            return still;
        }
    }

    /// <summary>A turn about a unit axis through the origin (Rodrigues 1840).</summary>
    public static Frame About(double x, double y, double z, double radians)
    {
        Turn.By(radians, out double c, out double s);
        double k = 1 - c;
        Frame turn = default;
        turn[0] = c + (k * x * x);
        turn[1] = (k * x * y) - (s * z);
        turn[2] = (k * x * z) + (s * y);
        turn[4] = (k * x * y) + (s * z);
        turn[5] = c + (k * y * y);
        turn[6] = (k * y * z) - (s * x);
        turn[8] = (k * x * z) - (s * y);
        turn[9] = (k * y * z) + (s * x);
        turn[10] = c + (k * z * z);
        turn[15] = 1;
        return turn;
    }

    /// <summary>First the other, then this.</summary>
    public readonly Frame After(in Frame other)
    {
        Frame product = default;
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                double sum = 0;
                for (int k = 0; k < 4; k++)
                {
                    sum += this[(4 * row) + k] * other[(4 * k) + column];
                }

                product[(4 * row) + column] = sum;
            }
        }

        return product;
    }

    /// <summary>Where a point of the inner frame is in the outer one.</summary>
    public readonly void Carry(double x, double y, double z, out double outX, out double outY, out double outZ)
    {
        outX = (this[0] * x) + (this[1] * y) + (this[2] * z) + this[3];
        outY = (this[4] * x) + (this[5] * y) + (this[6] * z) + this[7];
        outZ = (this[8] * x) + (this[9] * y) + (this[10] * z) + this[11];
    }
}
