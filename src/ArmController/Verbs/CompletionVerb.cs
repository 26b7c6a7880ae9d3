using System.CommandLine;
using ArmController.Configuration.Troubles;

namespace ArmController.Verbs;

/// <summary>Prints a script that lets a shell complete armctl's words by asking armctl itself.</summary>
internal static class CompletionVerb
{
    private const string Bash =
        """
        # Put this line into ~/.bashrc:  eval "$(armctl completion bash)"
        _armctl() {
            local words
            words=$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
            COMPREPLY=($(compgen -W "${words}" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _armctl armctl
        """;

    private const string Zsh =
        """
        #compdef armctl
        # Put this line into ~/.zshrc:  eval "$(armctl completion zsh)"
        _armctl() {
            local -a found
            found=("${(@f)$(${words[1]} "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -a found
        }
        compdef _armctl armctl
        """;

    private const string Fish =
        """
        # Put this line into ~/.config/fish/config.fish:  armctl completion fish | source
        function __armctl_complete
            set -l line (commandline -cp)
            armctl "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c armctl -a '(__armctl_complete)'
        """;

    /// <summary>Builds the verb.</summary>
    public static Verb Create()
    {
        (string Word, Shell Value)[] shells = [("bash", Shell.Bash), ("zsh", Shell.Zsh), ("fish", Shell.Fish)];
        Argument<Shell> shell = new("shell")
        {
            Description = "bash, zsh or fish.",
            HelpName = "bash|zsh|fish",
            CustomParser = result => WordToken.Choice(result, "completion", shells),
        };
        shell.CompletionSources.Clear();
        shell.CompletionSources.Add("bash", "zsh", "fish");
        Verb verb = new(
            "completion", "Prints a script that completes armctl's words in a shell.", "eval \"$(armctl completion bash)\"",
            "armctl completion fish | source")
        {
            shell,
        };
        verb.Does((words, terminal) =>
        {
            terminal.Output.WriteLine(words.GetValue(shell) switch { Shell.Bash => Bash, Shell.Zsh => Zsh, _ => Fish });
            return ExitCode.Done;
        });
        return verb;
    }

    private enum Shell
    {
        None = 0,
        Bash,
        Zsh,
        Fish,
    }
}
