using ArmController.Learning.Environments;
using ArmController.Learning.Exploration;
using ArmController.Numerics;

namespace ArmController.Learning.Planning;

/// <summary>
/// Prioritized sweeping: what changed most is learned from first, and then what leads there (Moore and Atkeson 1993; Sutton and Barto 2018,
/// section 8.4).
/// States of a table only.
/// </summary>
public sealed class SweepingLearner : PlanningLearner
{
    private const int None = -1;

    private readonly PriorityHeap queue;

    // Steps that lead to a state, as a list through two arrays: the newest of each state, and before each step the one before.
    private readonly int[] newest;
    private readonly int[] earlier;
    private readonly double least;
    private readonly int planned;

    /// <summary>A learner that knows nothing.</summary>
    /// <param name="world">Gives the sizes; it is not kept.</param>
    /// <param name="gamma">Discount per step, 0 to 1.</param>
    /// <param name="step">Step size, above 0.</param>
    /// <param name="epsilon">Share of random actions, 0 to 1.</param>
    /// <param name="planned">Most remembered steps per real one.</param>
    /// <param name="least">A change smaller than this is not worth a place in the queue; above 0.</param>
    /// <param name="random">Random sequence of its exploration.</param>
    /// <exception cref="ArgumentException">The world's states are no table, or a number is out of its range.</exception>
    public SweepingLearner(IEnvironment world, double gamma, double step, double epsilon, int planned, double least, Pcg32 random)
        : base(world, gamma, step, new MaskedChoice(epsilon, random))
    {
        if (planned < 0 || !(least > 0))
        {
            throw new ArgumentException("Planned steps are 0 or more, the least change is above 0.", nameof(planned));
        }

        this.planned = planned;
        this.least = least;
        queue = new PriorityHeap(Table.Count);
        newest = new int[world.Features];
        earlier = new int[Table.Count];
        Array.Fill(newest, None);
        Array.Fill(earlier, None);
    }

    /// <inheritdoc/>
    public override int SavedBytes => base.SavedBytes + queue.SavedBytes + ((newest.Length + earlier.Length) * sizeof(int));

    /// <inheritdoc/>
    public override void Save(ref StateWriter writer)
    {
        base.Save(ref writer);
        queue.Save(ref writer);
        writer.Write(newest);
        writer.Write(earlier);
    }

    /// <inheritdoc/>
    public override bool Load(ref StateReader reader)
    {
        bool sound = base.Load(ref reader) && queue.Load(ref reader);
        reader.Read(newest);
        reader.Read(earlier);
        sound &= !reader.Truncated && AreLists();
        if (!sound)
        {
            Forget();
        }

        return sound;
    }

    private protected override void Forget()
    {
        base.Forget();
        queue.Clear();
        Array.Fill(newest, None);
        Array.Fill(earlier, None);
    }

    private protected override void Learn(int from, int what, double reward, int reached)
    {
        See(from, what, reward, reached);
        Queue(from, what);
        for (int n = 0; n < planned && queue.Count > 0; n++)
        {
            Sweep(queue.Pop());
        }
    }

    private void See(int from, int what, double reward, int reached)
    {
        int at = Table.Place(from, what);
        bool known = ((Model.Taken(from) >> what) & 1) != 0;
        int before = known ? Model.Next(from, what) : StepModel.Nowhere;
        Model.See(from, what, reward, reached, Time);
        if (known && before == reached)
        {
            return;
        }

        if (before != StepModel.Nowhere)
        {
            Unlink(before, at);
        }

        if (reached != StepModel.Nowhere)
        {
            earlier[at] = newest[reached];
            newest[reached] = at;
        }
    }

    private void Unlink(int from, int at)
    {
        if (newest[from] == at)
        {
            newest[from] = earlier[at];
            return;
        }

        int other = newest[from];
        while (earlier[other] != at)
        {
            other = earlier[other];
        }

        earlier[other] = earlier[at];
    }

    private void Sweep(int at)
    {
        int from = at / Table.Actions;
        int what = at % Table.Actions;
        Update(from, what, Model.Reward(from, what), Model.Next(from, what));
        for (int leading = newest[from]; leading != None; leading = earlier[leading])
        {
            Queue(leading / Table.Actions, leading % Table.Actions);
        }
    }

    private void Queue(int from, int what)
    {
        double change = Math.Abs(Error(from, what, Model.Reward(from, what), Model.Next(from, what)));
        if (change > least)
        {
            queue.Push(Table.Place(from, what), change);
        }
    }

    // Every step is in at most one list, and none leads in a circle.
    private bool AreLists()
    {
        int seen = 0;
        bool sound = true;
        foreach (int first in newest)
        {
            int at = first;
            while (sound && at != None)
            {
                sound = at >= 0 && at < earlier.Length && seen++ < earlier.Length;
                at = sound ? earlier[at] : None;
            }
        }

        return sound;
    }
}
