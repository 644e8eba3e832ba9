package org.sekimori;

import org.sekimori.policy.PoliciesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The hub's command line. A subcommand is a class, and one line in the list below.
 *
 * <p>Exit codes: 0 done, 1 found false, 2 called wrongly or the surroundings do not permit it.
 */
@Command(
        name = "hub",
        description = "Sekimori, the keeper of the gate: coordinates and records access and neutralization measures.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            Serve.class,
            Rehearse.class,
            PoliciesCommand.class,
            PlayCommand.class,
            Verify.class,
            FiguresCommand.class,
            Keys.class,
        })
public final class Sekimori {
    /** What was looked at does not hold. */
    static final int FALSE = 1;

    /** Called wrongly, or the surroundings do not permit it. */
    static final int UNUSABLE = 2;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Sekimori())
                .setExecutionExceptionHandler(Sentences::tell)
                .setUsageHelpAutoWidth(true);
    }
}
