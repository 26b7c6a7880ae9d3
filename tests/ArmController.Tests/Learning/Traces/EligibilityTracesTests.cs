using ArmController.Learning.Traces;
using ArmController.Numerics;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Learning.Traces;

public sealed class EligibilityTracesTests
{
    private const int Weights = 12;

    // Each deed: what (0..5 mark, 6..8 fade, 9 cut), where, how much.
    private static readonly Gen<(int Deed, int Place, double Factor)[]> Deeds =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, Weights - 1], Gen.OneOf(Gen.Double[0, 1], Gen.Const(0.0))).Array[0, 80];

    [Theory]
    [InlineData(TraceKind.Accumulating, 0)]
    [InlineData(TraceKind.Accumulating, 0.05)]
    [InlineData(TraceKind.Replacing, 0)]
    [InlineData(TraceKind.Replacing, 0.05)]
    public void They_are_a_dense_vector_with_a_list_of_its_nonzero_places(TraceKind kind, double cutoff) =>
        Deeds.Sample(deeds =>
        {
            EligibilityTraces traces = new(Weights, kind, cutoff);
            double[] dense = new double[Weights];
            foreach ((int deed, int place, double factor) in deeds)
            {
                Do(traces, deed, place, factor);
                DoDense(dense, kind, cutoff, deed, place, factor);
                Compare(dense, traces);
            }
        });

    [Fact]
    public void A_saved_list_goes_on_where_it_was() =>
        Gen.Select(Deeds, Deeds).Sample((before, after) =>
        {
            EligibilityTraces traces = new(Weights, TraceKind.Accumulating, 0.01);
            Array.ForEach(before, d => Do(traces, d.Deed, d.Place, d.Factor));
            EligibilityTraces loaded = new(Weights, TraceKind.Accumulating, 0.01);
            loaded.Mark(3);
            byte[] image = SavedState.Of(traces.Save);
            Assert.InRange(image.Length, 0, traces.SavedBytes);
            Assert.True(SavedState.Load(image, loaded.Load));
            Array.ForEach(after, d => Do(traces, d.Deed, d.Place, d.Factor));
            Array.ForEach(after, d => Do(loaded, d.Deed, d.Place, d.Factor));
            Assert.Equal(SavedState.Of(traces.Save), SavedState.Of(loaded.Save));
        });

    [Theory]
    [InlineData(-1, 0, 1)]
    [InlineData(Weights + 1, 0, 1)]
    [InlineData(int.MaxValue, 0, 1)]
    [InlineData(2, -1, 1)]
    [InlineData(2, Weights, 1)]
    [InlineData(2, 0, double.NaN)]
    [InlineData(2, 0, double.PositiveInfinity)]
    [InlineData(2, 0, 0.0)]
    [InlineData(2, 5, 1)]
    public void An_unsound_image_is_refused_and_nothing_is_traced(int count, int place, double value)
    {
        byte[] image = SavedState.Of((ref StateWriter writer) =>
        {
            writer.Write(count);
            writer.Write(5);
            writer.Write(0.5);
            writer.Write(place);
            writer.Write(value);
        });
        EligibilityTraces traces = new(Weights, TraceKind.Accumulating, 0);
        traces.Mark(1);
        Assert.False(SavedState.Load(image, traces.Load));
        Compare(new double[Weights], traces);
    }

    private static void Do(EligibilityTraces traces, int deed, int place, double factor)
    {
        if (deed < 6)
        {
            traces.Mark(place);
        }
        else if (deed < 9)
        {
            traces.Fade(factor);
        }
        else
        {
            traces.Cut();
        }
    }

    private static void DoDense(double[] dense, TraceKind kind, double cutoff, int deed, int place, double factor)
    {
        if (deed < 6)
        {
            dense[place] = kind == TraceKind.Accumulating ? dense[place] + 1 : 1;
            return;
        }

        for (int i = 0; i < dense.Length; i++)
        {
            dense[i] *= deed < 9 ? factor : 0;
            dense[i] = dense[i] <= cutoff && deed < 9 ? 0 : dense[i];
        }
    }

    private static void Compare(double[] dense, EligibilityTraces traces)
    {
        for (int i = 0; i < dense.Length; i++)
        {
            Assert.Equal(dense[i], traces[i]);
        }

        int[] places = [.. traces.Places];
        Assert.Equal(Enumerable.Range(0, dense.Length).Where(i => dense[i] != 0), places.Order());
    }
}
