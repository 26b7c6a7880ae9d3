using System.CommandLine;
using System.CommandLine.Completions;
using System.Diagnostics;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Proof.Around;
using ArmController.Simulator.World;

namespace ArmController.Verbs;

/// <summary>Measures everybody who brings a tip to places, in worlds where things are in the way.</summary>
internal static class ObstaclesVerb
{
    private static readonly double[] CurveMinutes = [0.5, 1, 2, 3, 5, 10];

    private static readonly TimeSpan SayEvery = TimeSpan.FromSeconds(5);

    private static readonly Option<int> Worlds = new("--worlds")
    {
        Description = "Worlds of each kind.",
        HelpName = "N",
        DefaultValueFactory = _ => 10,
        CustomParser = result => NumberToken.Whole(result, "--worlds", 1, 10_000),
    };

    private static readonly Option<int> Goals = new("--goals")
    {
        Description = "Goals in each world.",
        HelpName = "N",
        DefaultValueFactory = _ => 10,
        CustomParser = result => NumberToken.Whole(result, "--goals", 1, 10_000),
    };

    private static readonly Option<string[]> Kinds = Words("--kinds", "Only these kinds of worlds", [.. WorldKinds.All.Select(kind => kind.Key)]);

    private static readonly Option<string[]> Who = Words("--methods", "Only these methods", [.. Methods.All.Select(method => method.Key)]);

    private static readonly Option<double> Shift = new("--shift")
    {
        Description = "How far things stand from where they are believed to be, in millimetres.",
        HelpName = "MM",
        DefaultValueFactory = _ => 0,
        CustomParser = result => NumberToken.Real(result, "--shift", 0, 1000),
    };

    private static readonly Option<double> TrainMinutes = new("--train-minutes")
    {
        Description = "How long one who learns practises before it is measured, in minutes of the arm.",
        HelpName = "M",
        DefaultValueFactory = _ => MotionTraining.Usual.Minutes,
        CustomParser = result => NumberToken.Real(result, "--train-minutes", 0, 1000),
    };

    private static readonly Option<string[]> TrainKinds = Words(
        "--train-kinds", "Kinds of worlds that it practises on", [.. MotionTraining.Usual.Kinds.Select(kind => kind.Key)]);

    private static readonly Option<bool> Curve = new("--curve")
    {
        Description = "Train one who learns for half a minute, 1, 2, 3, 5 and 10 minutes, instead of once.",
    };

    private static readonly Option<string?> WeightsOf = new("--weights-of")
    {
        Description = "Have one who learns practise on another arm than the one it is measured on.",
        HelpName = "ARM",
    };

    private static readonly Option<int> LearnerSeeds = new("--learner-seeds")
    {
        Description = "How many who learn are trained, each with a seed of its own.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = result => NumberToken.Whole(result, "--learner-seeds", 1, 100),
    };

    /// <summary>Builds the verb.</summary>
    public static Verb Create()
    {
        Verb verb = new(
            "obstacles",
            "Measures who reaches goals among walls, shelves and pillars on the simulated arm, beside what can be reached at all.",
            "armctl obstacles",
            "armctl obstacles --kinds shelf,gate --methods rehearsed --worlds 50",
            "armctl obstacles --arm so101 --seed 7 --json")
        {
            SharedOptions.Arm,
            Worlds,
            Goals,
            SharedOptions.Seed,
            Kinds,
            Who,
            SharedOptions.Twin,
            Shift,
            TrainMinutes,
            TrainKinds,
            Curve,
            WeightsOf,
            LearnerSeeds,
            SharedOptions.Json,
        };
        verb.Does(Run);
        return verb;
    }

    private static ExitCode Run(ParseResult words, Terminal terminal)
    {
        Checked<ArmConfiguration> read = ArmCatalogue.Load(words.GetValue(SharedOptions.Arm)!);
        if (!read.TryGet(out ArmConfiguration? arm))
        {
            return terminal.Fail(read.Faults);
        }

        Checked<TwinPerturbation> twin = SharedOptions.TwinOf(words, arm, TwinPerturbation.None);
        if (!twin.TryGet(out TwinPerturbation? perturbation))
        {
            return terminal.Fail(twin.Faults);
        }

        if (arm.Description.Body is null || arm.Tasks.IsEmpty)
        {
            return terminal.Fail(
                "E-CFG-20", "this arm has no shape or no task, so nothing can be in its way", "choose another arm", ExitCode.Configuration);
        }

        WorldKind[] kinds = [.. WorldKinds.All.Where(kind => words.GetValue(Kinds)!.Contains(kind.Key))];
        ulong seed = (ulong)words.GetValue(SharedOptions.Seed);
        bool isJson = words.GetValue(SharedOptions.Json);
        using StopSignals signals = new();
        Stopwatch clock = Stopwatch.StartNew();
        AroundRun run = new() { ShiftMetres = words.GetValue(Shift) / 1000, MicrosecondsNow = () => clock.Elapsed.TotalMicroseconds };
        ArmConfiguration? practised = null;
        if (words.GetValue(WeightsOf) is { } other)
        {
            Checked<ArmConfiguration> another = ArmCatalogue.Load(other);
            if (!another.TryGet(out practised))
            {
                return terminal.Fail(another.Faults);
            }
        }

        double[] minutes = words.GetValue(Curve) ? CurveMinutes : [words.GetValue(TrainMinutes)];
        WorldKind[] practice = [.. WorldKinds.All.Where(kind => words.GetValue(TrainKinds)!.Contains(kind.Key))];
        MotionTraining[] trainings = [.. minutes.Select(most => new MotionTraining(most, practice) { On = practised })];
        List<Method> methods = [];
        List<Func<TaskScope, IPursuer>> agents = [];
        foreach (Method method in Methods.All.Where(method => words.GetValue(Who)!.Contains(method.Key)))
        {
            foreach (MotionTraining training in method.Learns ? trainings : trainings[..1])
            {
                for (int i = 0; i < (method.Learns ? words.GetValue(LearnerSeeds) : 1); i++)
                {
                    methods.Add(method.Learns && trainings.Length > 1 ? method with { Key = $"{method.Key} {training.Minutes} min" } : method);
                    agents.Add(method.Prepare(arm, training, seed + (ulong)i));
                }
            }
        }

        if (!isJson)
        {
            terminal.Output.WriteLine($"obstacles for {arm.Name}, seed {seed}: {words.GetValue(Worlds)} worlds of each kind, "
                + $"{words.GetValue(Goals)} goals in each");
            terminal.Output.WriteLine(AroundTable.Heading);
        }

        List<KindScores> results = [];
        TimeSpan due = clock.Elapsed + SayEvery;
        foreach (WorldKind kind in kinds)
        {
            KindScores scores = new(kind, methods.Count);
            for (int i = 0; i < words.GetValue(Worlds); i++)
            {
                Course course = KindScores.CourseOf(kind, arm, perturbation, words.GetValue(Goals), seed, i);
                scores.Count(course);
                for (int m = 0; m < methods.Count; m++)
                {
                    if (signals.Asked)
                    {
                        return ExitCode.Interrupted;
                    }

                    run.Run(course, agents[m], scores.Scores[m]);
                }

                if (clock.Elapsed >= due)
                {
                    due = clock.Elapsed + SayEvery;
                    terminal.Say($"obstacles kind={kind.Key} worlds={i + 1} of={words.GetValue(Worlds)} seconds={clock.Elapsed.TotalSeconds:0}");
                }
            }

            results.Add(scores);
            if (!isJson)
            {
                AroundTable.Print(terminal.Output, scores, methods);
            }
        }

        if (isJson)
        {
            terminal.WriteJson(json => AroundJson.Write(json, results, methods, arm, seed));
        }
        else
        {
            AroundTable.PrintEnd(terminal.Output, results, methods, World.MarginOf(arm));
        }

        long violations = results.Sum(kind => kind.Scores.Sum(score => score.Violations));
        return violations == 0 ? ExitCode.Done : terminal.Fail(
            "E-ENV-01",
            $"the envelope broke a limit {violations} times under seed {seed}",
            "do not use this build on an arm; report the seed",
            ExitCode.Failed);
    }

    // Some of a few words, with commas between; all of them where none is named.
    private static Option<string[]> Words(string name, string description, string[] known)
    {
        Option<string[]> option = new(name)
        {
            Description = $"{description}, with commas between: {string.Join(", ", known)}.",
            HelpName = "A,B",
            Arity = ArgumentArity.ExactlyOne,
            DefaultValueFactory = _ => known,
            CustomParser = result =>
            {
                string[] asked = result.Tokens.Count == 0 ? [] : result.Tokens[0].Value.Split(',');
                foreach (string word in asked.Where(word => !known.Contains(word)))
                {
                    string? near = NearestName.Find(word, known);
                    result.AddError(UsageErrors.Message(
                        $"{name} does not know '{word}'", near is null ? $"use some of {string.Join(", ", known)}" : $"did you mean {near}?"));
                }

                return asked;
            },
        };
        option.CompletionSources.Add(_ => known.Select(word => new CompletionItem(word)));
        return option;
    }
}
