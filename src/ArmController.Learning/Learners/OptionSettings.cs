namespace ArmController.Learning.Learners;

/// <summary>Numbers of a learner of options.</summary>
public sealed record OptionSettings
{
    /// <summary>What a whole choice is thought to be worth before anything is known, in units of reward.</summary>
    public double FirstValue { get; init; }

    /// <summary>Step of a choice whose weights were never visited, 0 to 1; shared by its weights.</summary>
    public double Step { get; init; } = 0.4;

    /// <summary>Visits after which a weight's step is half.</summary>
    public double HalvingVisits { get; init; } = 20;

    /// <summary>Share of the step that always remains, 0 to 1.</summary>
    public double LowestShare { get; init; } = 0.1;

    /// <summary>How much of an error the choices before the last one are credited with, 0 to 1.</summary>
    public double Lambda { get; init; } = 0.8;
}
