namespace ArmController.Simulator.Servo;

/// <summary>What a kind of servo really does with its pulses.</summary>
/// <param name="FirstLagSeconds">Time constant of its position loop; 0 for none.</param>
/// <param name="SecondLagSeconds">Time constant of what follows (horn, frame); 0 for none.</param>
/// <param name="MaxRadiansPerSecond">Speed it cannot exceed.</param>
/// <param name="DeadBandRadians">Full width of the band in which it does not react.</param>
/// <param name="SagRadiansPerMetre">How far it gives way under the arm's weight, per metre of horizontal lever between joint and tip.</param>
/// <param name="ZeroSpreadRadians">Standard deviation of the error of its zero against its calibration.</param>
/// <param name="SlopeSpread">Standard deviation of the relative error of its slope against its calibration.</param>
public sealed record ServoProfile(
    double FirstLagSeconds,
    double SecondLagSeconds,
    double MaxRadiansPerSecond,
    double DeadBandRadians,
    double SagRadiansPerMetre,
    double ZeroSpreadRadians,
    double SlopeSpread);
