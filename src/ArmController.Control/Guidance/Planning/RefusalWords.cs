namespace ArmController.Control.Guidance.Planning;

/// <summary>Refusals in words.</summary>
public static class RefusalWords
{
    /// <summary>For people, for example "no way".</summary>
    public static string Of(Refusal refusal) => refusal switch
    {
        Refusal.NoPosture => "no posture",
        Refusal.NoWay => "no way",
        _ => "none",
    };
}
