using System.Net.Sockets;
using System.Text;

namespace ArmController.Campaigns.Program.Reproductions;

/// <summary>One authorised client who says the same lines again and again, as fast as they are taken, and comes back when he is hung up on.</summary>
internal static class WordFlood
{
    private const int BlockBytes = 16_384;

    // A socket keeps about 250 short answers that nobody has read.
    private const int LinesInFlight = 64;

    /// <summary>Lines that were said, and connections it took.</summary>
    public readonly record struct Count(long Lines, int Connections);

    /// <summary>Talks until it is cancelled; one who reads hears every answer.</summary>
    public static Task<Count> RunAsync(string folder, string lines, bool reads, CancellationToken enough) => Task.Factory.StartNew(
        () => Run(folder, lines, reads, enough), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static Count Run(string folder, string lines, bool reads, CancellationToken enough)
    {
        int perLines = lines.Count(letter => letter == '\n');
        int times = reads ? LinesInFlight / perLines : BlockBytes / lines.Length;
        byte[] block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(lines, times)));
        byte[] answers = new byte[BlockBytes];
        Count count = default;
        while (!enough.IsCancellationRequested)
        {
            try
            {
                using SocketCaller caller = new(folder, "ctl.sock");
                count = count with { Connections = count.Connections + 1 };
                while (!enough.IsCancellationRequested)
                {
                    caller.Socket.Send(block);
                    for (int open = reads ? times * perLines : 0; open > 0;)
                    {
                        int got = caller.Socket.Receive(answers);
                        open = got == 0 ? 0 : open - answers.AsSpan(0, got).Count((byte)'\n');
                    }

                    count = count with { Lines = count.Lines + (times * perLines) };
                }
            }
            catch (SocketException)
            {
                // Hung up on, or nobody takes newcomers just now.
                Thread.Yield();
            }
        }

        return count;
    }
}
