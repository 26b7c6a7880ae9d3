using ArmController.Benchmarks.Harness;
using ArmController.Benchmarks.Suites;

// dotnet run -c Release --project tests/ArmController.Benchmarks -- [--json] [SUITE...]
(string Name, Func<IEnumerable<Figure>> Run)[] suites =
[
    ("speed", LearningSpeed.Run),
    ("tick", TickCost.Run),
    ("types", PhantomTypes.Run),
    ("parts", Parts.Run),
    ("shield", Shield.Run),
    ("learners", Learners.Run),
    ("garbage", Garbage.Run),
];
string[] wanted = [.. args.Where(word => !word.StartsWith('-'))];
string[] unknown = [.. wanted.Except(suites.Select(suite => suite.Name)), .. args.Where(word => word.StartsWith('-') && word != "--json")];
if (unknown.Length > 0)
{
    Console.Error.WriteLine(
        $"unknown: {string.Join(' ', unknown)}; suites are {string.Join(' ', suites.Select(suite => suite.Name))}; --json for one JSON object");
    return 2;
}

List<Figure> figures = [];
foreach ((string name, Func<IEnumerable<Figure>> run) in suites)
{
    if (wanted.Length == 0 || wanted.Contains(name))
    {
        Console.Error.WriteLine($"measuring {name}");
        figures.AddRange(run());
    }
}

if (args.Contains("--json"))
{
    using Stream output = Console.OpenStandardOutput();
    Report.Json(output, figures);
}
else
{
    Console.WriteLine(Report.Machine);
    Report.Table(Console.Out, figures);
}

return 0;
