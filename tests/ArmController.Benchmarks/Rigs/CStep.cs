using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using ArmController.Learning.Learners;
using ArmController.Learning.Traces;

namespace ArmController.Benchmarks.Rigs;

/// <summary>The same step as <see cref="JointWalk"/> in C, compiled where a compiler is: what the arithmetic itself costs on this machine.</summary>
internal sealed class CStep : IDisposable
{
    private static readonly string[] Compilers = ["cc", "clang", "gcc"];

    private readonly DirectoryInfo folder;
    private readonly nint library;
    private readonly List<nint> walks = [];
    private readonly GCHandle places = GCHandle.Alloc(JointWalk.Places(), GCHandleType.Pinned);
    private readonly New make;
    private readonly Steps go;
    private readonly Copy copy;
    private readonly Free free;

    private CStep(DirectoryInfo folder, nint library)
    {
        this.folder = folder;
        this.library = library;
        make = Function<New>("q_new");
        go = Function<Steps>("q_go");
        copy = Function<Copy>("q_weights");
        free = Function<Free>("q_free");
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint New(double gamma, double lambda, int watkins, int replacing, nint places, ulong seed, ulong stream);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Steps(nint walk, int steps);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Copy(nint walk, double[] weights);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Free(nint walk);

    /// <summary>Compiles it; null where no compiler is, or where it fails.</summary>
    /// <param name="flags">How hard the compiler is to try.</param>
    public static CStep? Compile(params string[] flags)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("q-step");
        string source = Path.Combine(AppContext.BaseDirectory, "Native", "q_step.c");
        string output = Path.Combine(folder.FullName, "q_step.so");
        foreach (string compiler in Compilers)
        {
            if (Ran(compiler, [.. flags, "-ffp-contract=off", "-shared", "-fPIC", "-o", output, source, "-lm"])
                && NativeLibrary.TryLoad(output, out nint library))
            {
                return new(folder, library);
            }
        }

        folder.Delete(recursive: true);
        return null;
    }

    /// <summary>A walk from its beginning.</summary>
    public Walk Begin(LearnerSettings settings)
    {
        int watkins = settings.Cut == TraceCut.Watkins ? 1 : 0;
        int replacing = settings.Trace == TraceKind.Replacing ? 1 : 0;
        nint walk = make(
            settings.Gamma, settings.Lambda, watkins, replacing, places.AddrOfPinnedObject(), JointWalk.LearnerSeed, JointWalk.LearnerSeed);
        walks.Add(walk);
        return new(this, walk);
    }

    public void Dispose()
    {
        walks.ForEach(walk => free(walk));
        NativeLibrary.Free(library);
        places.Free();
        folder.Delete(recursive: true);
    }

    private static bool Ran(string compiler, params string[] words)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(compiler, words) { RedirectStandardError = true })!;
            string said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Console.Error.Write(said);
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private T Function<T>(string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));

    /// <summary>A learner in C and where it stands.</summary>
    public sealed class Walk(CStep c, nint walk)
    {
        /// <summary>So many steps.</summary>
        public void Go(int steps) => c.go(walk, steps);

        /// <summary>What it has learned.</summary>
        public double[] Weights()
        {
            double[] weights = new double[8 * 19 * 3];
            c.copy(walk, weights);
            return weights;
        }
    }
}
