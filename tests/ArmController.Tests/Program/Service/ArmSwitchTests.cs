using ArmController.Motion.Supervision;
using ArmController.Service;
using Xunit;

namespace ArmController.Tests.Program.Service;

public sealed class ArmSwitchTests
{
    private const long Tick = 20_000_000;
    private const ArmingBlockers All = ArmSwitch.ClearedByLooking | ArmingBlockers.BusMissing;

    private readonly ArmSwitch pressed = new();
    private long now = 1_000 * Tick;

    [Fact]
    public void A_press_is_seen_released_first_then_once_and_then_it_is_done()
    {
        Look();
        pressed.Press(1, poseConfirmed: false);
        Assert.Equal([false, false, true, false, false], Looks(5).Select(panel => panel.ArmSwitch));
        Assert.Equal(1, pressed.Done);
    }

    [Fact]
    public void It_is_done_in_the_tick_in_which_it_is_pressed_and_not_before()
    {
        Look();
        pressed.Press(7, poseConfirmed: false);
        Looks(2);
        Assert.Equal(0, pressed.Done);
        Look();
        Assert.Equal(7, pressed.Done);
    }

    [Fact]
    public void What_is_confirmed_with_a_press_clears_what_looking_clears_in_that_tick_alone()
    {
        Look();
        pressed.Press(1, poseConfirmed: true);
        Assert.Equal([All, All, ArmingBlockers.BusMissing, All], Looks(4).Select(panel => panel.Blockers));
        pressed.Press(2, poseConfirmed: false);
        Assert.All(Looks(5), panel => Assert.False(panel.PoseConfirmed));
    }

    [Fact]
    public void A_later_press_takes_the_place_of_one_that_waits_and_its_confirmation_with_it()
    {
        Look();
        pressed.Press(1, poseConfirmed: true);
        Look();
        pressed.Press(2, poseConfirmed: false);
        Assert.All(Looks(5), panel => Assert.False(panel.PoseConfirmed));
        Assert.Equal(2, pressed.Done);
    }

    [Theory]
    [InlineData(OperatorWord.Park)]
    [InlineData(OperatorWord.Stop)]
    [InlineData(OperatorWord.LetGo)]
    public void A_more_cautious_word_before_it_is_dealt_with_takes_it_back(OperatorWord word)
    {
        for (int before = 0; before < 3; before++)
        {
            Look();
            pressed.Press(before + 1, poseConfirmed: true);
            Looks(before);
            Look(word);
            Assert.All(Looks(5), panel => Assert.False(panel.ArmSwitch || panel.PoseConfirmed));
            Assert.Equal(before + 1, pressed.Done);
        }
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(11, false)]
    public void One_that_the_loop_was_stuck_before_is_dropped_after_ten_seconds(int seconds, bool isHeard)
    {
        Look();
        pressed.Press(1, poseConfirmed: true);
        now += seconds * 1_000_000_000L;
        Assert.Equal(isHeard, Looks(4).Any(panel => panel.ArmSwitch));
        Assert.Equal(1, pressed.Done);
    }

    private Panel Look(OperatorWord word = OperatorWord.None)
    {
        now += Tick;
        Panel panel = new() { Word = word, Blockers = All };
        pressed.Look(now, ref panel);
        return panel;
    }

    private List<Panel> Looks(int count) => [.. Enumerable.Range(0, count).Select(_ => Look())];
}
