namespace ArmController.Motion.Supervision;

/// <summary>How the checks at start went. Zero is off: nobody has said yet.</summary>
public enum SelfTest : byte
{
    /// <summary>Still running.</summary>
    Pending = 0,

    /// <summary>Files and parts are as they should be.</summary>
    Passed,

    /// <summary>Something is not as it should be.</summary>
    Failed,
}
