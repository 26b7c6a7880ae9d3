namespace ArmController.Deployment;

/// <summary>Texts of hardware/service, which travel inside the program.</summary>
internal static class EmbeddedText
{
    /// <summary>Reads one.</summary>
    /// <param name="name">File name, for example armctl.service.</param>
    public static string Of(string name)
    {
        using Stream stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream($"service/{name}")
            ?? throw new InvalidOperationException($"{name} was left out of the build");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
