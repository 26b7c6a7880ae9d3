namespace ArmController.Control.Guidance.Motions;
internal static class Knobs
{
    private static double Get(string n, double d) => Environment.GetEnvironmentVariable("K_" + n) is { } s ? double.Parse(s) : d;
    public static readonly double Dur = Get("DUR", 0.28), Turn = Get("TURN", 0.56), Fold = Get("FOLD", 0.56), Spare = Get("SPARE", 0.001), Step = Get("STEP", 0.08),
        Looks = Get("LOOKS", 4), Slide = Get("SLIDE", 0), First = Get("FIRST", -12), Alpha = Get("ALPHA", 0.4), Halving = Get("HALV", 20), Lambda = Get("LAMBDA", 0.8),
        Pot = Get("POT", 0.03), RefCost = Get("REFCOST", 0.5), Arr = Get("ARR", 0.01), StallS = Get("STALLS", 0.4), Gain = Get("GAIN", 0.002), Trace = Get("TRACE", 0),
        Low = Get("LOW", 0.1), RefShare = Get("REFSHARE", 0.3), RefDec = Get("REFDEC", 2), RollDeg = Get("ROLL", 0.15), RollN = Get("ROLLN", 14), RollArr = Get("ROLLARR", 0.01),
        Hand = Get("HAND", 0.012), W1 = Get("W1", 1), W2 = Get("W2", 1), Corr = Get("CORR", 1), Early = Get("EARLY", 0), Gamma = Get("GAMMA", 0.97), Feat=Get("FEAT",0);
}
