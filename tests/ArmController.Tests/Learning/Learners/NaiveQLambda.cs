namespace ArmController.Tests.Learning.Learners;

/// <summary>
/// Tabular Q(lambda) written down from the textbook (Sutton and Barto 1998, figure 7.14) with dense loops and nothing else: a trace for every
/// pair, faded by gamma lambda before a greedy action and set to zero before any other (Watkins) or always faded (naive).
/// </summary>
internal sealed class NaiveQLambda(int states, int actions, double gamma, double lambda, double alpha, bool watkins, bool replacing)
{
    private const double Cutoff = 0.01;

    public double[,] Q { get; } = new double[states, actions];

    private double[,] E { get; } = new double[states, actions];

    public double Best(int state) => Enumerable.Range(0, actions).Max(a => Q[state, a]);

    public void Restart() => Array.Clear(E);

    public void Learn(int state, int action, double reward, int next, bool terminal)
    {
        double delta = reward + (terminal ? 0 : gamma * Best(next)) - Q[state, action];
        double fade = watkins && Q[state, action] < Best(state) ? 0 : gamma * lambda;
        for (int s = 0; s < states; s++)
        {
            for (int a = 0; a < actions; a++)
            {
                E[s, a] *= fade;
                E[s, a] = E[s, a] <= Cutoff ? 0 : E[s, a];
            }
        }

        E[state, action] = replacing ? 1 : E[state, action] + 1;
        for (int s = 0; s < states; s++)
        {
            for (int a = 0; a < actions; a++)
            {
                Q[s, a] += alpha * delta * E[s, a];
            }
        }
    }
}
