using ArmController.Learning.Traces;

namespace ArmController.Learning.Temporal;

/// <summary>The numbers of a temporal-difference learner.</summary>
/// <param name="Target">What a step hopes for.</param>
/// <param name="Gamma">Discount per step, 0 to 1.</param>
/// <param name="Lambda">Trace decay, 0 to 1; 0 is one step.</param>
/// <param name="Step">Step size of a whole prediction; each of the features that can be active at once gets an equal part.</param>
/// <param name="Epsilon">Share of random actions, 0 to 1.</param>
/// <param name="Trace">Kind of trace; dutch ones make it true online.</param>
/// <param name="First">What every weight begins with, in units of reward.</param>
/// <param name="IsDouble">Two tables, each judging what the other thinks best (van Hasselt 2010); one step only.</param>
/// <param name="AverageStep">Step size of the average reward, which then takes the place of a discount (section 10.3); 0 for none.</param>
/// <param name="BoundsStep">Takes no larger step than 1 / |z . (phi - gamma phi')| (Dabney and Barto 2012).</param>
/// <param name="HalvingVisits">A weight's step is halved after so many visits; infinity for steps that stay.</param>
/// <param name="LowestShare">The share of the step that is always left.</param>
public sealed record TdSettings(
    Target Target = Target.Best,
    double Gamma = 1,
    double Lambda = 0,
    double Step = 0.1,
    double Epsilon = 0.1,
    TraceKind Trace = TraceKind.Accumulating,
    double First = 0,
    bool IsDouble = false,
    double AverageStep = 0,
    bool BoundsStep = false,
    double HalvingVisits = double.PositiveInfinity,
    double LowestShare = 0)
{
    /// <summary>What makes no sense, in one sentence; null when nothing.</summary>
    public string? Fault() =>
        !(Gamma >= 0 && Gamma <= 1) ? "gamma is a discount, 0 to 1"
        : !(Lambda >= 0 && Lambda <= 1) ? "lambda fades traces, 0 to 1"
        : !(Step > 0 && double.IsFinite(Step)) ? "the step size is a finite number above 0"
        : !(Epsilon >= 0 && Epsilon <= 1) ? "epsilon is a probability, 0 to 1"
        : !double.IsFinite(First) ? "the first weights are no number"
        : !(AverageStep >= 0 && double.IsFinite(AverageStep)) ? "the step size of the average reward is a finite number, 0 or above"
        : !(HalvingVisits > 0) || !(LowestShare >= 0 && LowestShare <= 1) ? "a step is halved after some visits and keeps a share of 0 to 1"
        : IsDouble && Lambda > 0 ? "two tables learn from one step each, without traces"
        : Trace == TraceKind.Dutch && (Target == Target.Best || BoundsStep || !double.IsInfinity(HalvingVisits))
            ? "dutch traces are exact for Sarsa and Expected Sarsa with one step size"
        : null;
}
