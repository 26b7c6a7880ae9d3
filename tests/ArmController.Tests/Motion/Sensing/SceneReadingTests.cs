using ArmController.Motion.Sensing;
using ArmController.Numerics;
using ArmController.Proof.Gates.Exact;
using Xunit;

namespace ArmController.Tests.Motion.Sensing;

public sealed class SceneReadingTests
{
    [Fact]
    public void It_holds_sixteen_things_and_refuses_one_more()
    {
        SceneReading scene = default;
        for (int id = 1; id <= SceneReading.Capacity; id++)
        {
            Assert.True(scene.TryAdd(Thing(id)));
        }

        Assert.False(scene.TryAdd(Thing(17)));
        Assert.Equal(16, scene.Count);
        for (int id = 1; id <= SceneReading.Capacity; id++)
        {
            Assert.True(scene.TryFind(id, out Thing found));
            Assert.Equal(Thing(id), found);
            Assert.Equal(found, scene[id - 1]);
        }

        Assert.False(scene.TryFind(17, out Thing none));
        Assert.Equal(default, none);
        Assert.Throws<ArgumentOutOfRangeException>(() => scene[16]);
        Assert.Throws<ArgumentOutOfRangeException>(() => scene[-1]);
    }

    [Fact]
    public void What_is_not_sound_or_is_there_already_changes_nothing()
    {
        SceneReading scene = default;
        Assert.True(scene.TryAdd(Thing(3)));
        SceneReading before = scene;
        Thing[] refused =
        [
            default,
            Thing(-1),
            Thing(3) with { Place = new(9, 9, 9) },
            Thing(4) with { YawRadians = double.NaN },
            Thing(4) with { Place = new(0, double.PositiveInfinity, 0) },
            Thing(4) with { Size = new(0, 0, double.NaN) },
        ];
        Assert.All(refused, thing => Assert.False(scene.TryAdd(thing)));
        Assert.Equal(before, scene);
    }

    [Fact]
    public void Readings_are_equal_when_their_things_are()
    {
        SceneReading one = default;
        SceneReading other = default;
        Assert.True(one == other);
        Assert.True(one.TryAdd(Thing(1)));
        Assert.True(one != other);
        Assert.True(other.TryAdd(Thing(1)));
        Assert.True(one == other && one.GetHashCode() == other.GetHashCode());
        Assert.True(one.TryAdd(Thing(2)));
        Assert.True(other.TryAdd(Thing(2) with { Seen = false }));
        Assert.False(one.Equals((object)other));
    }

    [Fact]
    public void A_look_makes_no_garbage()
    {
        Table table = new();
        double sum = 0;
        Assert.Equal(0, SteadyBytes.Of(() =>
        {
            sum += table.TryRead(out SceneReading scene) && scene.TryFind(2, out Thing thing) ? thing.Place.X : 0;
            sum += table.TryRead(out GripReading grip) ? grip.WidthMetres : 0;
        }));
        Assert.True(sum > 0);
    }

    [Theory]
    [InlineData(0.02, 0.5, true)]
    [InlineData(0, 0, true)]
    [InlineData(-0.001, 0.5, false)]
    [InlineData(double.NaN, 0.5, false)]
    [InlineData(double.PositiveInfinity, 0.5, false)]
    [InlineData(0.02, 1.01, false)]
    [InlineData(0.02, double.NaN, false)]
    public void A_grip_is_sound_when_a_hand_can_have_it(double width, double load, bool sound) =>
        Assert.Equal(sound, new GripReading(width, load, Closed: true).IsSound);

    private static Thing Thing(int id) =>
        new() { Id = id, Seen = true, Place = new Vector3d(0.1 * id, 0, 0.02), YawRadians = 0.3, Size = new(0.03, 0.03, 0.03) };

    /// <summary>Two things on a table, and a hand.</summary>
    private sealed class Table : ISceneSensor, IGripSensor
    {
        public bool TryRead(out SceneReading scene)
        {
            scene = default;
            return scene.TryAdd(Thing(1)) && scene.TryAdd(Thing(2));
        }

        public bool TryRead(out GripReading grip)
        {
            grip = new(0.03, 0.2, Closed: true);
            return grip.IsSound;
        }
    }
}
