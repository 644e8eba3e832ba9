package org.sekimori.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policies check}: says whether a folder is a policy set, and if not, everything that is wrong with it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Reads and validates a folder of policies without starting the hub.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:in order", "1:broken; every problem is printed", "2:wrong usage, or no such folder"})
public final class PoliciesCheck implements Callable<Integer> {
    private static final int IN_ORDER = 0;
    private static final int BROKEN = 1;
    private static final int ENVIRONMENT = 2;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "folder",
            defaultValue = "policies",
            description = "The folder to check (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) {
            spec.commandLine().getErr().println("Expected a folder of policies, but " + folder + " is none.");
            return ENVIRONMENT;
        }
        try {
            spec.commandLine().getOut().println(inOrder(PolicySet.load(folder)));
            return IN_ORDER;
        } catch (BrokenPolicies e) {
            var err = spec.commandLine().getErr();
            e.errors()
                    .forEach(error ->
                            err.println(folder.resolve(error.file()) + ":" + error.line() + ": " + error.reason()));
            err.println(folder + "/: " + count(e.errors().size(), "problem"));
            return BROKEN;
        }
    }

    private String inOrder(PolicySet set) {
        return folder + "/: " + count(set.files().size(), "file") + ", set " + set.hash() + ", "
                + count(set.rules().gates().size(), "gate") + ", "
                + (set.policyIds().size() == 1 ? "1 policy" : set.policyIds().size() + " policies") + ": in order";
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
