using ArmController.Learning.Features;
using ArmController.Learning.Learners;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Learning.Learners;

/// <summary>States of a few features, and what weights make of them, worked out by hand.</summary>
internal static class FactoredStates
{
    public static ActiveFeatures One(int state)
    {
        ActiveFeatures features = new(1, 1);
        features.Of(0)[0] = state;
        return features;
    }

    public static ActiveFeatures Many(int[] places, bool[] mirrored)
    {
        ActiveFeatures features = new(mirrored.Length, places.Length / mirrored.Length);
        for (int factor = 0; factor < mirrored.Length; factor++)
        {
            places.AsSpan(factor * features.PerFactor, features.PerFactor).CopyTo(features.Of(factor));
            features.Mirrored(factor) = mirrored[factor];
        }

        return features;
    }

    public static double Value(double[] weights, ActiveFeatures state, int[] actions)
    {
        double value = 0;
        for (int factor = 0; factor < state.Factors; factor++)
        {
            foreach (int feature in state.Of(factor))
            {
                value += weights[(feature * 3) + (state.Mirrored(factor) ? 2 - actions[factor] : actions[factor])];
            }
        }

        return value;
    }

    public static void LoadWeights(FactoredQLearner learner, double[] weights)
    {
        byte[] image = SavedState.Of((ref StateWriter writer) =>
        {
            writer.Write(weights);
            writer.Write(new int[weights.Length]);
        });
        Assert.True(SavedState.Load(image, learner.LoadLearned));
    }
}
