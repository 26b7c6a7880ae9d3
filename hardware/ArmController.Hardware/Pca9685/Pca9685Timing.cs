namespace ArmController.Hardware.Pca9685;

/// <summary>
/// What a PCA9685 makes of a wanted frequency: the prescaler it is given, and the period and count that really follow from the rounding.
/// Zero is off: the default describes no chip and is refused by <see cref="Pca9685Bus"/>.
/// </summary>
public readonly record struct Pca9685Timing
{
    /// <summary>Counts in one period.</summary>
    public const int CountsPerPeriod = 4096;

    /// <summary>Smallest prescaler the chip accepts.</summary>
    public const int MinPreScale = 3;

    /// <summary>Largest prescaler the chip accepts.</summary>
    public const int MaxPreScale = 255;

    /// <summary>
    /// Slowest internal oscillator that is believed; the data sheet says 25 MHz. Boards were measured from 24.06 MHz
    /// (Adafruit-PWM-Servo-Driver-Library, pull request 72) to 27.8 MHz (issue 11 there, by oscilloscope); both ends leave room for one farther off.
    /// </summary>
    public const double MinOscillatorHertz = 22e6;

    /// <summary>Fastest internal oscillator that is believed.</summary>
    public const double MaxOscillatorHertz = 30e6;

    /// <summary>The longest period any chip can have been left with: largest prescaler, slowest oscillator.</summary>
    public const int LongestPeriodMicroseconds = 47_663;

    /// <summary>PRE_SCALE = round(oscillator / (4096 x hertz)) - 1 (data sheet 7.3.5).</summary>
    /// <param name="oscillatorHertz">The board's own oscillator as measured, 22 to 30 MHz; 25 MHz if never measured.</param>
    /// <param name="requestedHertz">Wanted frame rate; 50 for analogue servos.</param>
    /// <exception cref="ArgumentOutOfRangeException">The oscillator is outside 22 to 30 MHz, or no prescaler in 3..255 gives the rate.</exception>
    public Pca9685Timing(double oscillatorHertz, double requestedHertz)
    {
        if (!(oscillatorHertz >= MinOscillatorHertz && oscillatorHertz <= MaxOscillatorHertz))
        {
            throw new ArgumentOutOfRangeException(nameof(oscillatorHertz), oscillatorHertz, "The oscillator must lie in 22 to 30 MHz.");
        }

        if (!Gives(oscillatorHertz, requestedHertz))
        {
            throw new ArgumentOutOfRangeException(nameof(requestedHertz), requestedHertz, "No prescaler in 3..255 gives this frame rate.");
        }

        PreScale = (byte)Divider(oscillatorHertz, requestedHertz);
        OscillatorHertz = oscillatorHertz;
    }

    /// <summary>Value for the PRE_SCALE register.</summary>
    public byte PreScale { get; }

    /// <summary>The oscillator all pulses are computed from.</summary>
    public double OscillatorHertz { get; }

    /// <summary>Width of one count.</summary>
    public double MicrosecondsPerCount => (PreScale + 1) * 1e6 / OscillatorHertz;

    /// <summary>Length of one frame.</summary>
    public double PeriodMicroseconds => CountsPerPeriod * MicrosecondsPerCount;

    /// <summary>The frame rate that follows from the rounded prescaler.</summary>
    public double RealHertz => 1e6 / PeriodMicroseconds;

    /// <summary>Whether some prescaler gives a chip with this oscillator this frame rate.</summary>
    public static bool Gives(double oscillatorHertz, double requestedHertz) =>
        requestedHertz > 0 && Divider(oscillatorHertz, requestedHertz) is >= MinPreScale and <= MaxPreScale;

    /// <summary>Counts, not whole as a rule, that make a pulse.</summary>
    public double Counts(double microseconds) => microseconds / MicrosecondsPerCount;

    /// <summary>The smallest count whose pulse is not shorter than this: a lower limit, rounded inward.</summary>
    public int CountAtLeast(double microseconds) => (int)Math.Ceiling(Exactly(microseconds));

    /// <summary>The largest count whose pulse is not longer than this: an upper limit, rounded inward.</summary>
    public int CountAtMost(double microseconds) => (int)Math.Floor(Exactly(microseconds));

    /// <summary>The count whose pulse comes closest.</summary>
    public int NearestCount(double microseconds) => (int)Math.Round(microseconds / MicrosecondsPerCount, MidpointRounding.AwayFromZero);

    // The width of a count is rounded, and by it a pulse of exactly so many counts may come out a hair off: both products here are whole.
    private double Exactly(double microseconds) => microseconds * OscillatorHertz / ((PreScale + 1) * 1e6);

    private static double Divider(double oscillatorHertz, double requestedHertz) =>
        Math.Round(oscillatorHertz / (CountsPerPeriod * requestedHertz), MidpointRounding.AwayFromZero) - 1;
}
