using System.Reflection;
using System.Runtime.Loader;
using ArmController.Numerics;
using ArmController.Tests.Motion.Safety.Trials;
using ArmController.Tests.Rooms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ArmController.Campaigns.Motion.Safety.Mutants;

/// <summary>Compiles the Motion room anew with one deliberate bug and runs a trial inside what comes out.</summary>
internal static class MutantForge
{
    private const string Room = "ArmController.Motion";

    // Trials, and what they need: compiled into every mutant, so they name nothing of the test framework.
    private static readonly string[] Inside =
    [
        "SmallArms.cs",
        "Servo/FakeServoBus.cs",
        "Safety/Clearance/PairAudit.cs",
        "Safety/Clearance/PairRatchets.cs",
        "Safety/Trials/BareLimiter.cs",
        "Safety/Trials/BareStorm.cs",
        "Safety/Trials/BrokenShieldTrial.cs",
        "Safety/Trials/CountTrial.cs",
        "Safety/Trials/LimiterTrial.cs",
        "Safety/Trials/LimitsTrial.cs",
        "Safety/Trials/ModeTrial.cs",
        "Safety/Trials/ShieldArms.cs",
        "Safety/Trials/ShieldPlaces.cs",
        "Safety/Trials/ShieldTrial.cs",
        "Safety/Trials/ShieldWays.cs",
        "Supervision/ModeStorm.cs",
        "Supervision/ModeTable.cs",
        "Supervision/ModeWitness.cs",
    ];

    // What ImplicitUsings gives every file of the project.
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly Dictionary<string, string> Sources = Read();

    private static readonly Dictionary<string, SyntaxTree> Trees = Sources.ToDictionary(
        source => source.Key, source => Parse(source.Value, source.Key));

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(Pcg32).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Runs a trial's two questions with the bug in place: which property breaks, and whether the monitor objects.</summary>
    /// <param name="mutant">The bug; null for the room as it is.</param>
    /// <param name="trial">Type of the trial; one without a monitor has only the first question.</param>
    /// <param name="seed">Seed of the trial.</param>
    public static MutantFate Try(Mutant? mutant, Type trial, ulong seed)
    {
        object?[] answers = Ask(mutant, trial, [nameof(LimiterTrial.Properties), nameof(LimiterTrial.MonitorObjects)], seed);
        return new(answers[0] as string, answers[1] is true);
    }

    /// <summary>Asks a trial with the bug in place; what it does not know is answered by null.</summary>
    public static object?[] Ask(Mutant? mutant, Type trial, string[] questions, ulong seed)
    {
        Dictionary<string, SyntaxTree> trees = new(Trees);
        if (mutant is not null)
        {
            string file = Sources.Keys.Single(name => Path.GetFileName(name) == mutant.File);
            string[] parts = Sources[file].Split(mutant.Right);
            if (parts.Length != 2)
            {
                throw new InvalidOperationException(
                    $"'{mutant.Right}' stands {parts.Length - 1} times in {mutant.File}; '{mutant.Name}' needs it once.");
            }

            trees[file] = Parse(string.Join(mutant.Wrong, parts), file);
        }

        CSharpCompilation room = CSharpCompilation.Create(
            Room, trees.Where(tree => Needs(trial, tree.Key)).Select(tree => tree.Value), References, Options);
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = room.Emit(image);
        if (!emitted.Success)
        {
            throw new InvalidOperationException($"'{mutant?.Name}' does not compile: "
                + $"{string.Join("; ", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(3))}");
        }

        image.Position = 0;
        AssemblyLoadContext context = new(mutant?.Name, isCollectible: true);
        try
        {
            Type inside = context.LoadFromStream(image).GetType(trial.FullName!)!;
            return [.. questions.Select(question => Call(inside, question, seed))];
        }
        finally
        {
            context.Unload();
        }
    }

    // Compiling is most of the time. The machine of modes is a pure function of a few plain types, and nothing else here needs the modes.
    private static bool Needs(Type trial, string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        bool isOfModes = name.StartsWith("Mode", StringComparison.Ordinal);
        return trial == typeof(ModeTrial)
            ? isOfModes
            || name is "Usings" or "Seconds" or "Reasons" or "Verdicts" or "SafetyAction" or "SelfTest" or "ArmingBlockers" or "ArmingProgress"
            or "OperatorWord"
            : !isOfModes && !file.Contains($"{Path.DirectorySeparatorChar}Supervision{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
    }

    // A mutant that throws is found out as well as one that misbehaves.
    private static object? Call(Type trial, string method, ulong seed)
    {
        try
        {
            return trial.GetMethod(method)?.Invoke(null, [seed]);
        }
        catch (TargetInvocationException thrown)
        {
            return $"throws {thrown.InnerException!.GetType().Name}";
        }
    }

    private static Dictionary<string, string> Read()
    {
        string motion = Path.Combine(ProductTree.Root, "src", Room);
        string tests = Path.Combine(ProductTree.Root, "tests", "ArmController.Tests", "Motion");
        IEnumerable<string> files = Directory.EnumerateFiles(motion, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file[motion.Length..].StartsWith($"{Path.DirectorySeparatorChar}obj", StringComparison.Ordinal)
                && !file[motion.Length..].StartsWith($"{Path.DirectorySeparatorChar}bin", StringComparison.Ordinal))
            .Concat(Inside.Select(name => Path.Combine(tests, name)));
        Dictionary<string, string> sources = files.ToDictionary(file => file, File.ReadAllText);
        sources.Add("Usings.cs", Usings);
        return sources;
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Language, path);
}
