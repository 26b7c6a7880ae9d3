namespace ArmController.Tests.Motion.Arm;

/// <summary>
/// Forward kinematics once more, as a product of exponentials of screw axes in the base frame (Brockett 1984): 4 x 4 matrices, the exponential
/// as its power series, the platform's sine. It shares no formula with the product.
/// </summary>
internal static class ScrewChain
{
    /// <summary>The tip's frame as a 4 x 4 matrix by rows.</summary>
    public static double[,] Tip(RandomChain chain)
    {
        double[,] home = Identity();
        double[,] motion = Identity();
        for (int i = 0; i < chain.Joints.Length; i++)
        {
            RandomJoint joint = chain.Joints[i];
            home = Multiply(home, Frame(joint.Origin, joint.RollPitchYaw));
            motion = Multiply(motion, Exponential(Screw(home, joint.Axis), chain.Angles[i]));
        }

        return Multiply(motion, Multiply(home, Frame(chain.TipOffset, chain.TipRollPitchYaw)));
    }

    /// <summary>The twist of a unit turn about an axis through the frame's origin.</summary>
    private static double[,] Screw(double[,] frame, double[] axis)
    {
        double[] w = new double[3];
        for (int row = 0; row < 3; row++)
        {
            for (int k = 0; k < 3; k++)
            {
                w[row] += frame[row, k] * axis[k];
            }
        }

        (double x, double y, double z) = (frame[0, 3], frame[1, 3], frame[2, 3]);
        return new[,]
        {
            { 0, -w[2], w[1], (w[2] * y) - (w[1] * z) },
            { w[2], 0, -w[0], (w[0] * z) - (w[2] * x) },
            { -w[1], w[0], 0, (w[1] * x) - (w[0] * y) },
            { 0, 0, 0, 0 },
        };
    }

    private static double[,] Exponential(double[,] twist, double angle)
    {
        // An eighth of the angle by the series, then squared three times.
        double[,] sum = Identity();
        double[,] term = Identity();
        for (int n = 1; n <= 18; n++)
        {
            term = Scale(Multiply(term, twist), angle / 8 / n);
            for (int i = 0; i < 16; i++)
            {
                sum[i / 4, i % 4] += term[i / 4, i % 4];
            }
        }

        sum = Multiply(sum, sum);
        sum = Multiply(sum, sum);
        return Multiply(sum, sum);
    }

    private static double[,] Frame(double[] origin, double[] rollPitchYaw)
    {
        (double sr, double cr) = Math.SinCos(rollPitchYaw[0]);
        (double sp, double cp) = Math.SinCos(rollPitchYaw[1]);
        (double sy, double cy) = Math.SinCos(rollPitchYaw[2]);
        double[,] yaw = { { cy, -sy, 0, origin[0] }, { sy, cy, 0, origin[1] }, { 0, 0, 1, origin[2] }, { 0, 0, 0, 1 } };
        double[,] pitch = { { cp, 0, sp, 0 }, { 0, 1, 0, 0 }, { -sp, 0, cp, 0 }, { 0, 0, 0, 1 } };
        double[,] roll = { { 1, 0, 0, 0 }, { 0, cr, -sr, 0 }, { 0, sr, cr, 0 }, { 0, 0, 0, 1 } };
        return Multiply(yaw, Multiply(pitch, roll));
    }

    private static double[,] Identity() => new double[,] { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, 1 } };

    private static double[,] Scale(double[,] a, double factor)
    {
        double[,] scaled = new double[4, 4];
        for (int i = 0; i < 16; i++)
        {
            scaled[i / 4, i % 4] = a[i / 4, i % 4] * factor;
        }

        return scaled;
    }

    private static double[,] Multiply(double[,] a, double[,] b)
    {
        double[,] product = new double[4, 4];
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                for (int k = 0; k < 4; k++)
                {
                    product[row, column] += a[row, k] * b[k, column];
                }
            }
        }

        return product;
    }
}
