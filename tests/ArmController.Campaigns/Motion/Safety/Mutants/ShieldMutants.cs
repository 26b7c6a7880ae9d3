namespace ArmController.Campaigns.Motion.Safety.Mutants;

/// <summary>Mistakes in keeping a whole arm clear of things; each is one edit.</summary>
internal static class ShieldMutants
{
    public static readonly Mutant[] All =
    [
        // What is watched.
        new("margin ignored", "ClearanceShield.cs", "ratchets = new(field.Count, obstacles.MarginMetres);", "ratchets = new(field.Count, 0);"),
        new(
            "table not watched", "WatchList.cs", "if (obstacles.TableHeightMetres is not null)",
            "if (obstacles.TableHeightMetres is not null && c < 0)"),
        new("workspace not watched", "WatchList.cs", "if (obstacles.Workspace is not null)", "if (obstacles.Workspace is not null && c < 0)"),
        new("the last keep-out box not watched", "WatchList.cs", "i < obstacles.KeepOuts.Length;", "i < obstacles.KeepOuts.Length - 1;"),
        new("pairs of links not watched", "WatchList.cs", "            AddPair(pair);", "            _ = pair;"),
        new(
            "only a link's first capsule in pairs", "WatchList.cs", "$\"{pair.First} to {pair.Second}\");\n",
            "$\"{pair.First} to {pair.Second}\");\n                    break;\n"),
        new("tip speed not watched", "TipPace.cs", "tips = maxTipMetresPerSecond is null ? [] : TipWatch.Of(body);", "tips = [];"),
        new(
            "only the tip's speed, no joint's", "TipWatch.cs", "for (int i = Math.Min(2, count); i <= count; i++)",
            "for (int i = count; i <= count; i++)"),
        new("the first joint passes by", "StepSearch.cs", "carries[i] = walk.Minds(i);", "carries[i] = i > 0 && walk.Minds(i);"),

        // Distances and levers.
        new(
            "radius forgotten", "ClearanceField.cs", "return lines - w.RadiusMetres;\n    }\n\n    /// <summary>\n    /// The least",
            "return lines;\n    }\n\n    /// <summary>\n    /// The least"),
        new(
            "only one end of a link above the table", "ClearanceField.cs", "WatchKind.Table => Math.Min(a.Z, b.Z) - tableHeight,",
            "WatchKind.Table => a.Z - tableHeight,"),
        new("the far end of a crossing not clamped", "SegmentDistance.cs", "else if (t > 1)", "else if (t > 2)"),
        new(
            "a box without a lid", "BoxDistance.cs", "Narrow(a, d, box, box.Max.Z - a.Z, d.Z, ref low,",
            "Narrow(a, d, box, box.Max.Z - a.Z, 0, ref low,"),
        new("lever ends at the next joint", "ArmBody.cs", "at).Length + farther;", "at).Length;"),
        new(
            "lever of one of two links", "WatchList.cs", "return both ? 0 : Math.Max(lever, body.LeverMetres(lane, body.Capsules[watch.Other]));",
            "return both ? 0 : lever;"),

        // What is believed without a look.
        new("quick look always content", "ClearanceField.cs", "return Clear(watch, pose, out _) >= metres;", "return true;"),
        new("quick look forgets the way to come", "StopWalk.cs", "ratchets.Required(w) + travels[field.KindOf(w)]))", "ratchets.Required(w)))"),
        new(
            "two good ends, and nothing between them", "WayHalving.cs", "else if (!(field.Within(w, start.Metres, end.Metres, moved) >= enough))",
            "else if (!(end.Metres >= enough))"),
        new("what one joint moves, asked of another", "StopWalk.cs", "|| field.Minds(w, lane))", "|| field.Minds(w, 0))"),
        new(
            "kinds told apart by one joint", "ClearanceField.cs", "!row.SequenceEqual(levers.AsSpan(at * Lanes, Lanes))",
            "row[0] != levers[at * Lanes]"),
        new(
            "speeding of the first step overlooked", "TipPace.cs", "fast |= tip.Largest(tracks, k) > mostMetresPerTick;",
            "fast |= tip.Largest(tracks, k + 1) > mostMetresPerTick;"),

        // The way to rest.
        new(
            "the stop not looked at, only the step", "StopWalk.cs", "        int last = Last(tracks);\n        if (count",
            "        int last = 0;\n        if (count"),
        new(
            "the rest looked at, but not the way there", "WayHalving.cs",
            "\n            && (last == 0 || Keeps(tracks, new(0, AtStep), new(last, AtRest), 0, asked));", ";"),
        new("only the later half of a way", "WayHalving.cs", " && Keeps(tracks, from, middle, depth + 1, count);", ";"),
        new(
            "only one joint's stop rolled out", "WayHalving.cs", "tracks[i].Turn(tick, out sines[i], out cosines[i]);",
            "tracks[i].Turn(i == 1 ? tick : 0, out sines[i], out cosines[i]);"),
        new("the last joint's stop as long as the first's", "StopWalk.cs", "last = Math.Max(last, tracks[i].Last);", "last = tracks[0].Last;"),
        new(
            "nothing looked at between ticks", "WayHalving.cs", "if (!(field.Between(w, start, end, moved, enough) >= enough))",
            "if (!(end.Metres >= enough))"),
        new("speed taken for its mean over a step", "TipPace.cs", "+ tips[i].Bend(tracks, k) <= mostMetresPerTick", "<= mostMetresPerTick"),
        new(
            "the stop's speed not looked at", "StopWalk.cs",
            "return fast && !pace.KeepsStop(tracks, last, halving) ? Refusal.TipSpeed : Refusal.None;", "return Refusal.None;"),
        new("the stop's first tick not looked at", "TipPace.cs", "for (int k = 1; k <= last &&", "for (int k = 2; k <= last &&"),
        new(
            "half the travel of a piece", "WayHalving.cs", ": tracks[i].Left(from.Tick) - tracks[i].Left(to.Tick);",
            ": 0.5 * (tracks[i].Left(from.Tick) - tracks[i].Left(to.Tick));"),
        new("a middle seen where another is kept", "WayHalving.cs", "AtMiddle + depth);", "AtMiddle + (depth & 1));"),
        new("joints that change nothing stand anywhere", "StepSearch.cs", "Tracks[i].Stand(now[i]);", "_ = now;"),
        new("held by a rounding", "WayHalving.cs", "present >= required - Rounding ? present", "present >= required + Rounding ? present"),
        new("roll-out cut short", "LaneTrack.cs", "if (at.IsAtRest)", "if (at.IsAtRest || k == 2)"),

        // The search.
        new(
            "out of looks, let through", "StepSearch.cs", "        if (walk.Walks >= mostWalks || !track",
            "        if (walk.Walks >= mostWalks)\n        {\n            Tracks[lane] = track;\n            return true;\n        "
                + "}\n\n        if (!track"),
        new("looks without end", "StepSearch.cs", "if (walk.Walks >= mostWalks || !track", "if (!track"),
        new("what was refused stays in", "StepSearch.cs", "        Tracks[lane] = before;\n", ""),
        new(
            "each joint looked at alone", "StepSearch.cs", "Refusal found = walk.Look(Tracks, lane);",
            "Tracks[lane] = before;\n        LaneTrack[] alone = [.. stop];\n        alone[lane] = track;\n        Refusal found = "
                + "walk.Look(alone);\n        Tracks[lane] = track;"),
        new(
            "one joint after the other, though all are clear", "StepSearch.cs", "Refusal refusal = kept ? walk.Look(Tracks) : Refusal.Clearance;",
            "Refusal refusal = Refusal.Clearance;"),
        new(
            "other limits obeyed unlooked", "StepSearch.cs", "bool may = same || (Roll(full, bounds, now) && walk.Look(Tracks) == Refusal.None);",
            "bool may = true;"),
        new("a change of jerk alone unnoticed", "StepSearch.cs", " && bounds[i].J == inForce[i].J", ""),
        new(
            "the fallback stops at once", "StepSearch.cs",
            "carries[i] ? StopPolicy.Next(inForce[i], now[i]) : next[i], next, reasons, Refusal.Clearance",
            "carries[i] ? now[i].After(0) : next[i], next, reasons, Refusal.Clearance"),

        // What was too near.
        new("too near, taken without leave", "ClearanceShield.cs", "        return Clear;", "        return true;"),
        new(
            "too near, nothing required", "Ratchets.cs", "public double Required(int watch) => required[watch];",
            "public double Required(int watch) => recovering[watch] ? double.NegativeInfinity : required[watch];"),
        new(
            "too near, half a millimetre given away", "Ratchets.cs", "            required[watch] = metres;\n",
            "            required[watch] = metres - 0.0005;\n"),
        new("too near, the requirement never grows", "Ratchets.cs", "required[watch] = Math.Max(required[watch], metres);", "_ = metres;"),
        new(
            "too near, what was gained is given away", "Ratchets.cs", "required[watch] = Math.Max(required[watch], metres);",
            "required[watch] = metres - 0.0005;"),
        new(
            "too near to one, everything less strict", "Ratchets.cs", "            required[watch] = metres;\n",
            "            required.AsSpan().Fill(metres);\n"),
        new("too near for ever", "Ratchets.cs", "        if (metres >= margin)\n", "        if (metres > 1e9)\n"),
        new("a saved shield believed unlooked", "ClearanceShield.cs", "if (sound && walk.Look(search.Tracks) == Refusal.None)", "if (sound)"),
    ];
}
