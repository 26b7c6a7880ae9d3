namespace ArmController.Service.Words;

/// <summary>What may be said on view.sock.</summary>
internal enum ViewWord : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>One line of JSON.</summary>
    Status,

    /// <summary>The last lines of logfmt.</summary>
    Tail,

    /// <summary>The newest of them, and each line to come.</summary>
    Follow,
}
