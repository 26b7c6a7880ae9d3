using System.Text.Json;
using ArmController.Configuration;

namespace ArmController.Proof.Around;

/// <summary>Scores for programs.</summary>
public static class AroundJson
{
    /// <summary>Writes the members of one object.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<KindScores> kinds, IReadOnlyList<Method> methods, ArmConfiguration arm, ulong seed)
    {
        json.WriteString("arm", arm.Name);
        json.WriteNumber("seed", seed);
        json.WriteNumber("marginMillimetres", World.MarginOf(arm).WrittenMetres * 1000);
        json.WriteNumber("honestMarginMillimetres", World.MarginOf(arm).LeastMetres * 1000);
        json.WriteStartArray("kinds");
        foreach (KindScores kind in kinds)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind.Kind.Key);
            json.WriteBoolean("trained", kind.Kind.IsTrained);
            json.WriteNumber("worlds", kind.Worlds);
            json.WriteNumber("drawn", kind.Drawn);
            json.WriteNumber("withoutPosture", kind.WithoutPosture);
            json.WriteNumber("withoutWay", kind.WithoutWay);
            json.WriteStartArray("methods");
            for (int m = 0; m < methods.Count; m++)
            {
                Write(json, methods[m], kind.Scores[m]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Method method, AroundScore score)
    {
        json.WriteStartObject();
        json.WriteString("method", method.Key);
        json.WriteNumber("goals", score.Goals);
        json.WriteNumber("within20mm", score.Share(0));
        json.WriteNumber("within10mm", score.Share(1));
        json.WriteNumber("within5mm", score.Share(2));
        json.WriteNumber("secondsAGoal", score.SecondsAGoal);
        json.WriteNumber("leastMillimetres", score.LeastMetres * 1000);
        json.WriteNumber("allocatedBytes", score.AllocatedBytes);
        json.WriteEndObject();
    }
}
