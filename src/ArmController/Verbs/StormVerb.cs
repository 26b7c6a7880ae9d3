using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Storms;

namespace ArmController.Verbs;

/// <summary>Throws hostile wishes at the envelope and has an independent audit judge what comes out.</summary>
internal static class StormVerb
{
    private static readonly Option<long> Ticks = new("--ticks")
    {
        Description = "Envelope ticks to run; every tick moves one to eight joints.",
        HelpName = "N",
        DefaultValueFactory = _ => 2_000_000,
        CustomParser = result => NumberToken.Long(result, "--ticks", 1, 1_000_000_000_000),
    };

    /// <summary>Builds the verb.</summary>
    public static Verb Create()
    {
        Verb verb = new(
            "storm",
            "Throws hostile wishes at the envelope and audits what comes out.",
            "armctl storm --ticks 20000000 --seed 1",
            "armctl storm --json")
        {
            Ticks,
            SharedOptions.Seed,
            SharedOptions.Json,
        };
        verb.Does((words, terminal) => Storm(words.GetValue(Ticks), (ulong)words.GetValue(SharedOptions.Seed), words.GetValue(SharedOptions.Json), terminal));
        return verb;
    }
}
