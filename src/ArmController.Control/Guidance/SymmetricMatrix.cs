namespace ArmController.Control.Guidance;

/// <summary>A symmetric 3 x 3 matrix, given by its upper half, and what its inverse is made of.</summary>
internal readonly struct SymmetricMatrix
{
    /// <summary>Works out the cofactors.</summary>
    public SymmetricMatrix(double xx, double xy, double xz, double yy, double yz, double zz)
    {
        XX = (yy * zz) - (yz * yz);
        XY = (xz * yz) - (xy * zz);
        XZ = (xy * yz) - (xz * yy);
        YY = (xx * zz) - (xz * xz);
        YZ = (xy * xz) - (xx * yz);
        ZZ = (xx * yy) - (xy * xy);
        Determinant = (xx * XX) + (xy * XY) + (xz * XZ);
    }

    /// <summary>Determinant.</summary>
    public double Determinant { get; }

    /// <summary>Cofactor of the first row and column: the inverse times the determinant, as are the others.</summary>
    public double XX { get; }

    /// <summary>Cofactor of the first row and the second column.</summary>
    public double XY { get; }

    /// <summary>Cofactor of the first row and the third column.</summary>
    public double XZ { get; }

    /// <summary>Cofactor of the second row and column.</summary>
    public double YY { get; }

    /// <summary>Cofactor of the second row and the third column.</summary>
    public double YZ { get; }

    /// <summary>Cofactor of the third row and column.</summary>
    public double ZZ { get; }
}
