namespace ArmController.Simulator.World;

/// <summary>How the twin's tip gets to be known: as by a camera, which is late, has a rate of its own, and loses a picture now and then.</summary>
/// <param name="LatencySeconds">From the moment a tip is seen to the tick that is told of it, in the mean.</param>
/// <param name="JitterSeconds">The latency is anywhere within this of its mean.</param>
/// <param name="RateHertz">Tips a second; 0 for one in every tick.</param>
/// <param name="DropoutShare">Share of tips that are lost, from 0.</param>
public readonly record struct TipDelivery(double LatencySeconds, double JitterSeconds, double RateHertz, double DropoutShare)
{
    /// <summary>True when every tick is told of its own tip.</summary>
    public bool IsImmediate => this == default;
}
