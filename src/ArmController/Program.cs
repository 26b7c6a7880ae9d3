using ArmController.Verbs;

return (int)CommandLine.Run(args, Console.Out, Console.Error);
