namespace ArmController.Service.Sockets;

/// <summary>Answers lines of clients.</summary>
internal interface ILineDesk
{
    /// <summary>Says what time it is, once a round and before its lines.</summary>
    /// <param name="now">A clock that only goes forward.</param>
    void Begin(TimeSpan now);

    /// <summary>Whether a line is heard before everybody else's, and of a client that is hung up on too.</summary>
    /// <param name="line">Without its end.</param>
    bool IsUrgent(ReadOnlySpan<byte> line);

    /// <summary>Answers one line.</summary>
    /// <param name="line">Without its end.</param>
    /// <param name="user">Number of the user who sent it; -1 when it cannot be told.</param>
    /// <param name="answer">What is sent back, with its end; valid until the next call.</param>
    /// <param name="follow">Whether the client is to be kept informed from now on.</param>
    void Answer(ReadOnlySpan<byte> line, int user, out ReadOnlySpan<byte> answer, out bool follow);
}
