using ArmController.Learning.Traces;

namespace ArmController.Learning.Learners;

/// <summary>The numbers of a Q-learner.</summary>
/// <param name="Gamma">Discount per decision, 0..1.</param>
/// <param name="Lambda">Trace decay, 0..1; 0 is one-step Q-learning.</param>
/// <param name="Step">
/// Step size of a whole prediction, 0..1; each active weight gets an equal part, and the bound of Dabney and Barto 2012 holds on top.
/// </param>
/// <param name="Epsilon">Share of decisions with a random action, per factor, 0..1.</param>
/// <param name="HalvingVisits">A weight's step is halved after this many visits, then thirded after twice as many and so on.</param>
/// <param name="LowestShare">The share of the step that never fades away, so that a changed world is still learned.</param>
/// <param name="Trace">Kind of trace.</param>
/// <param name="Cut">When a trace ends.</param>
/// <param name="ExplorationDecisions">Mean number of decisions that a random action is kept up; 1 is plain epsilon-greedy.</param>
public sealed record LearnerSettings(
    double Gamma = 0.7,
    double Lambda = 0,
    double Step = 0.3,
    double Epsilon = 0.1,
    double HalvingVisits = 20,
    double LowestShare = 0.01,
    TraceKind Trace = TraceKind.Accumulating,
    TraceCut Cut = TraceCut.Watkins,
    int ExplorationDecisions = 1);
