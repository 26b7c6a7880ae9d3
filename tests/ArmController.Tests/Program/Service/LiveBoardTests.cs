using ArmController.Recording;
using Xunit;

namespace ArmController.Tests.Program.Service;

public sealed class LiveBoardTests
{
    [Fact]
    public void No_reader_sees_half_of_two_states()
    {
        const int Rounds = 300_000;
        LiveBoard board = new();
        int wrong = 0;
        int done = 0;
        Thread reader = new(() =>
        {
            while (Volatile.Read(ref done) == 0)
            {
                board.Read(out LiveState seen);
                wrong += seen.Tick == seen.Decisions && seen.Position[7] == seen.Tick && seen.ProcessBytes == seen.Tick ? 0 : 1;
            }
        });
        reader.Start();
        for (int round = 1; round <= Rounds; round++)
        {
            LiveState state = new() { Tick = round, Decisions = round, ProcessBytes = round };
            state.Position[7] = round;
            board.Show(state);
        }

        Volatile.Write(ref done, 1);
        reader.Join();
        Assert.Equal(0, wrong);
    }
}
