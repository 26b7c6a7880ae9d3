using ArmController.Learning.Transfer;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Learning.Transfer;

public sealed class VisitedStatesTests
{
    [Fact]
    public void States_are_numbered_as_they_are_seen_until_there_is_no_room()
    {
        VisitedStates states = new(10, 3);
        Assert.Equal(VisitedStates.None, states.RowOf(7));
        Assert.Equal(0, states.Add(7));
        Assert.Equal(1, states.Add(0));
        Assert.Equal(2, states.Add(9));
        Assert.Equal(VisitedStates.None, states.Add(4));
        Assert.Equal([1, VisitedStates.None, 0, 2], new[] { 0, 4, 7, 9 }.Select(states.RowOf));
        states.Clear();
        Assert.Equal(VisitedStates.None, states.RowOf(7));
        Assert.Equal(0, states.Count);
    }

    [Fact]
    public void Saved_and_loaded_they_are_the_same()
    {
        VisitedStates states = new(10, 5);
        states.Add(7);
        states.Add(0);
        byte[] image = new byte[states.SavedBytes];
        StateWriter writer = new(image);
        states.Save(ref writer);
        VisitedStates other = new(10, 5);
        other.Add(3);
        StateReader reader = new(image.AsSpan(0, writer.Length));
        Assert.True(other.Load(ref reader));
        Assert.Equal([1, VisitedStates.None, 0], new[] { 0, 3, 7 }.Select(other.RowOf));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4, 0, 1, 2, 3)]
    [InlineData(1, -1)]
    [InlineData(1, 10)]
    [InlineData(2, 5, 5)]
    [InlineData(2, 5)]
    public void What_cannot_be_is_refused(int count, params int[] seen)
    {
        byte[] image = new byte[4 + (seen.Length * 4)];
        StateWriter writer = new(image);
        writer.Write(count);
        writer.Write(seen);
        VisitedStates states = new(10, 3);
        states.Add(1);
        StateReader reader = new(image);
        Assert.False(states.Load(ref reader));
        Assert.Equal(0, states.Count);
        Assert.Equal(VisitedStates.None, states.RowOf(5));
    }
}
