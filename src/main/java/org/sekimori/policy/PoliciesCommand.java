package org.sekimori.policy;

import picocli.CommandLine.Command;

/** {@code policies}: what can be done with a policy set from the command line. */
@Command(
        name = "policies",
        mixinStandardHelpOptions = true,
        description = "Works on policies/: who may do what, and which consents a measure needs.",
        subcommands = PoliciesCheck.class,
        synopsisSubcommandLabel = "check")
public final class PoliciesCommand {}
