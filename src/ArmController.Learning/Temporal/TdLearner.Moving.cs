using ArmController.Learning.Environments;
using ArmController.Learning.Exploration;
using ArmController.Learning.Learners;

namespace ArmController.Learning.Temporal;

/// <content>How one error moves the weights: along the traces, or truly online.</content>
public sealed partial class TdLearner
{
    private void Move(WeightTable learning, double delta, double gamma, Observation next, int chosen)
    {
        foreach (int feature in current.Features)
        {
            int place = learning.Place(feature, action);
            traces.Mark(place);
            learning.Visit(place);
        }

        double size = settings.BoundsStep ? Math.Min(step, 1 / Math.Max(Math.Abs(Overlap(learning, gamma, next, chosen)), double.Epsilon)) : step;
        foreach (int place in traces.Places)
        {
            learning.Add(place, size * shares[learning.Visits(place)] * delta * traces[place]);
        }
    }

    private void MoveTrueOnline(double delta, double predicted, double hoped)
    {
        double along = 0;
        foreach (int feature in current.Features)
        {
            along += traces[table.Place(feature, action)];
        }

        foreach (int feature in current.Features)
        {
            traces.Add(table.Place(feature, action), 1 - (step * along));
        }

        double changed = predicted - hopedBefore;
        foreach (int place in traces.Places)
        {
            table.Add(place, step * (delta + changed) * traces[place]);
        }

        foreach (int feature in current.Features)
        {
            table.Add(table.Place(feature, action), -step * changed);
        }

        hopedBefore = hoped;
    }

    // z . (phi - gamma phi'), phi' being the features of the action that is hoped for.
    private double Overlap(WeightTable learning, double gamma, Observation next, int chosen)
    {
        double overlap = 0;
        foreach (int feature in current.Features)
        {
            overlap += traces[learning.Place(feature, action)];
        }

        if (gamma == 0)
        {
            return overlap;
        }

        int hopedFor = settings.Target == Target.Taken ? chosen : MaskedChoice.First(hopes, next.Allowed);
        foreach (int feature in next.Features)
        {
            overlap -= gamma * traces[learning.Place(feature, hopedFor)];
        }

        return overlap;
    }
}
