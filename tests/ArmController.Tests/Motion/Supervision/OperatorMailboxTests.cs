using ArmController.Motion.Supervision;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

public sealed class OperatorMailboxTests
{
    [Fact]
    public void A_word_is_taken_once()
    {
        OperatorMailbox box = new();
        box.Post(OperatorWord.Enable);
        Assert.Equal(OperatorWord.Enable, box.Take());
        Assert.Equal(OperatorWord.None, box.Take());
    }

    [Fact]
    public void Of_two_words_the_more_cautious_one_is_heard_in_either_order()
    {
        foreach (OperatorWord one in Enum.GetValues<OperatorWord>())
        {
            foreach (OperatorWord other in Enum.GetValues<OperatorWord>())
            {
                OperatorMailbox box = new();
                box.Post(one);
                box.Post(other);
                Assert.Equal(one > other ? one : other, box.Take());
            }
        }
    }

    [Fact]
    public async Task A_stop_from_any_thread_is_never_lost()
    {
        OperatorMailbox box = new();
        for (int round = 0; round < 200; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => box.Post(n == 0 ? OperatorWord.Stop : OperatorWord.Enable))));
            Assert.Equal(OperatorWord.Stop, box.Take());
        }
    }
}
