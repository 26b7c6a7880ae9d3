using ArmController.Verbs;

if (args.Contains(SharedOptions.Plain.Name))
{
    // Else .NET greets a terminal with an escape that switches its keypad.
    Environment.SetEnvironmentVariable("TERM", "dumb");
}

return (int)CommandLine.Run(args, Console.Out, Console.Error);
