using ArmController.Motion.Supervision;
using ArmController.Motion.Supervision.Watches;
using Xunit;

namespace ArmController.Tests.Motion.Supervision.Watches;

public sealed class CommandWatchTests
{
    private CommandWatch watch;

    [Fact]
    public void A_command_more_than_three_ticks_old_is_stale_until_a_usable_one_comes()
    {
        Note(true, 0);
        for (int n = 1; n <= 3; n++)
        {
            watch.Age();
            Assert.Equal(Reasons.None, Look());
        }

        watch.Age();
        Assert.Equal(Reasons.CommandStale, Look());
        Note(true, 5);
        Assert.Equal(Reasons.None, Look());
    }

    [Fact]
    public void Rubbish_does_not_make_a_command_younger_and_five_in_a_row_are_too_many()
    {
        Note(true, 0);
        for (int n = 1; n <= 4; n++)
        {
            Note(false, n);
            Assert.Equal(n == 4 ? Reasons.CommandStale : Reasons.None, Look());
        }

        Note(false, 5);
        Assert.Equal(Reasons.CommandStale | Reasons.CommandsBad, Look());
        Note(true, 6);
        Assert.Equal(Reasons.None, Look());
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void Fifty_within_a_minute_are_a_flood_however_spread(int everyTicks, bool floods)
    {
        // A minute of 3000 ticks: the first and the fiftieth of one in 61 ticks lie 2989 apart, of one in 62 beyond it.
        int every = floods ? everyTicks : everyTicks + 1;
        Reasons found = Reasons.None;
        for (long n = 0; n < 50; n++)
        {
            Assert.Equal(Reasons.None, found & Reasons.CommandFlood);
            Note(false, n * every);
            Note(true, (n * every) + 1);
            found |= Look();
        }

        Assert.Equal(floods, (found & Reasons.CommandFlood) != 0);
        Assert.Equal(Reasons.None, Look());
    }

    [Fact]
    public void A_flood_is_said_once_and_then_counted_anew()
    {
        int floods = 0;
        for (long n = 0; n < 150; n++)
        {
            Note(false, 2 * n);
            Note(true, (2 * n) + 1);
            floods += (Look() & Reasons.CommandFlood) != 0 ? 1 : 0;
        }

        Assert.Equal(3, floods);
    }

    [Fact]
    public void A_new_beginning_forgets_silence_but_not_the_minute()
    {
        for (long n = 0; n < 49; n++)
        {
            Note(false, n);
        }

        watch.Begin();
        Assert.Equal(Reasons.None, Look());
        Note(false, 50);
        Assert.Equal(Reasons.CommandFlood, Look());
    }

    private void Note(bool usable, long tick) => watch.Note(usable, tick, minuteTicks: 3000);

    private Reasons Look() => watch.Look(ageLimit: 3);
}
