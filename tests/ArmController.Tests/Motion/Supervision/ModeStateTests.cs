using ArmController.Motion.Supervision;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

public sealed class ModeStateTests
{
    [Fact]
    public void It_is_saved_and_loaded_whole_and_a_spoiled_image_is_a_new_beginning()
    {
        ModeState state = new()
        {
            Mode = Mode.Faulted,
            Outcome = SafetyAction.Hold,
            Causes = Reasons.Stalled,
            SwitchReleased = true,
            Begun = true,
            BegunSeconds = 1,
            EnteredSeconds = 2,
            MovedSeconds = 3,
        };
        byte[] image = SavedState.Of(state.Save);
        Assert.Equal(image, SavedState.Of(Loaded(image, sound: true).Save));
        Assert.Equal(Mode.Boot, Loaded(image[..^1], sound: false).Mode);
        image[0] = 9;
        Assert.Equal(Mode.Boot, Loaded(image, sound: false).Mode);
    }

    private static ModeState Loaded(byte[] image, bool sound)
    {
        ModeState loaded = new() { Mode = Mode.Following };
        StateReader reader = new(image);
        Assert.Equal(sound, loaded.Load(ref reader));
        return loaded;
    }
}
