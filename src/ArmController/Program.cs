using ArmController.Hardware.Linux;
using ArmController.Verbs;

if (!OperatingSystem.IsWindows())
{
    // Before anything else is opened: a file would get the number that messages are written to.
    StandardDescriptors.OpenMissing();
    FileTooLarge.Ignore();
    if (StandardDescriptors.IsTaken(StandardDescriptors.Output))
    {
        Console.SetOut(TextWriter.Null);
    }

    if (StandardDescriptors.IsTaken(StandardDescriptors.Error))
    {
        Console.SetError(TextWriter.Null);
    }
}

if (args.Contains(SharedOptions.Plain.Name))
{
    // Else .NET greets a terminal with an escape that switches its keypad.
    Environment.SetEnvironmentVariable("TERM", "dumb");
}

return (int)CommandLine.Run(args, Console.Out, Console.Error);
