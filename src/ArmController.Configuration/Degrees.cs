namespace ArmController.Configuration;

/// <summary>The one place where written units become the house's.</summary>
public static class Degrees
{
    /// <summary>Degrees to radians.</summary>
    public static double ToRadians(double degrees) => degrees * (Math.PI / 180);

    /// <summary>Radians to degrees.</summary>
    public static double FromRadians(double radians) => radians * (180 / Math.PI);
}
