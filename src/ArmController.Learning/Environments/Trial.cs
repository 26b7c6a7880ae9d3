namespace ArmController.Learning.Environments;

/// <summary>The loop of reinforcement learning, for every learner and every world: act, see, learn (Sutton and Barto 2018, section 3.1).</summary>
public sealed class Trial
{
    private readonly IEnvironment world;
    private readonly ILearner learner;
    private readonly Observation seen;
    private int action;

    /// <summary>A learner in a world; nothing has happened yet.</summary>
    public Trial(IEnvironment world, ILearner learner)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(learner);
        this.world = world;
        this.learner = learner;
        seen = Observation.For(world);
        IsOver = true;
    }

    /// <summary>True between episodes.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Steps of this episode so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Sum of its rewards so far, undiscounted.</summary>
    public double Return { get; private set; }

    /// <summary>One step; the first one of an episode when the one before is over.</summary>
    public Outcome Step()
    {
        if (IsOver)
        {
            IsOver = false;
            Steps = 0;
            Return = 0;
            world.Restart(seen);
            action = learner.Begin(seen);
        }

        Outcome outcome = world.Take(action, seen);
        action = learner.Learn(outcome, seen);
        Steps++;
        Return += outcome.Reward;
        IsOver = outcome.IsTerminal;
        return outcome;
    }

    /// <summary>So many steps, through as many episodes as they take.</summary>
    public void Go(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            Step();
        }
    }

    /// <summary>Goes on to the end of the episode, or for so many steps of it; then the next call begins anew.</summary>
    /// <returns>Steps of the episode.</returns>
    public int Episode(int mostSteps = int.MaxValue)
    {
        do
        {
            Step();
        }
        while (!IsOver && Steps < mostSteps);

        Stop();
        return Steps;
    }

    /// <summary>Breaks the episode off; the next step begins anew.</summary>
    public void Stop() => IsOver = true;

    /// <summary>An episode of the learner's best actions, nothing learned; its steps, or <paramref name="mostSteps"/> when it does not end.</summary>
    /// <param name="mostSteps">Where to give up.</param>
    /// <param name="sum">Sum of its rewards.</param>
    public int Evaluate(int mostSteps, out double sum)
    {
        IsOver = true;
        sum = 0;
        world.Restart(seen);
        for (int steps = 1; steps <= mostSteps; steps++)
        {
            Outcome outcome = world.Take(learner.Best(seen), seen);
            sum += outcome.Reward;
            if (outcome.IsTerminal)
            {
                return steps;
            }
        }

        return mostSteps;
    }
}
