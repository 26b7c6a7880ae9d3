namespace ArmController.Verbs;

/// <summary>The group of verbs about configuration.</summary>
internal static class ConfigVerb
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create() => new("config", "Looks at an arm's configuration.", "armctl config check --arm so101") { ConfigCheckVerb.Create() };
}
