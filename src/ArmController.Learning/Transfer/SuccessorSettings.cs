namespace ArmController.Learning.Transfer;

/// <summary>The numbers of a learner of successor features.</summary>
/// <param name="Policies">Most tasks whose policies are kept, 1 or more.</param>
/// <param name="Gamma">Discount per step, 0 to 1.</param>
/// <param name="Step">Step size of successor features, above 0, at most 1.</param>
/// <param name="WeightStep">Step size of a task's weights (least mean squares), above 0, finite.</param>
/// <param name="Epsilon">Share of random actions, 0 to 1.</param>
/// <param name="Room">
/// Most states that something is kept of, 0 for all. Memory is Room x Policies x actions x reward features x 8 bytes: 64 states, 8 tasks,
/// 12 options and 6 features take 0.3 MB.
/// </param>
/// <param name="Spread">
/// First successor features and weights are drawn from -Spread to Spread, as the literature does; 0 begins at zero, where ties are drawn:
/// in four rooms that earns 616 +- 25 a task instead of 473 +- 12.
/// </param>
/// <param name="Improves">Acts by the best of all policies (GPI); otherwise only by the task's own, which begins as a copy of the one before.</param>
public sealed record SuccessorSettings(
    int Policies,
    double Gamma = 0.95,
    double Step = 0.5,
    double WeightStep = 0.5,
    double Epsilon = 0.1,
    int Room = 0,
    double Spread = 0,
    bool Improves = true)
{
    /// <summary>What makes no sense, in one sentence; null when nothing.</summary>
    public string? Fault() =>
        Policies < 1 ? "there is room for one policy or more"
        : !(Gamma >= 0 && Gamma <= 1) ? "gamma is a discount, 0 to 1"
        : !(Step > 0 && Step <= 1) ? "the step size is above 0 and at most 1"
        : !(WeightStep > 0 && double.IsFinite(WeightStep)) ? "the step size of weights is a finite number above 0"
        : !(Epsilon >= 0 && Epsilon <= 1) ? "epsilon is a probability, 0 to 1"
        : Room < 0 ? "room is a number of states, or 0 for all"
        : !(Spread >= 0 && double.IsFinite(Spread)) ? "the spread of first values is a finite number, 0 or above"
        : null;
}
