namespace ArmController.Service.Words;

/// <summary>What a control line asks for.</summary>
internal enum ControlVerb : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Switch on, joint by joint, and hold.</summary>
    Arm,

    /// <summary>Park and let go.</summary>
    Disarm,

    /// <summary>Stop and hold.</summary>
    Stop,

    /// <summary>All outputs off at once.</summary>
    Off,

    /// <summary>Clear what has latched.</summary>
    Reset,

    /// <summary>Begin a new run.</summary>
    LearnStart,

    /// <summary>Stop and hold; what was learned is kept.</summary>
    LearnPause,

    /// <summary>Go on with the newest run.</summary>
    LearnResume,

    /// <summary>Go back to the best that was learned in the newest run.</summary>
    LearnRecall,
}
