package org.sekimori;

import org.sekimori.config.BadSetting;
import org.sekimori.database.DatabaseUnusable;
import org.sekimori.policy.BrokenPolicies;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Tells people why a command ended: a sentence where we have one, else the name of the failure and its trace. */
final class Sentences {
    private Sentences() {}

    static int tell(Exception failure, CommandLine command, ParseResult arguments) {
        var message = sentence(failure);
        if (message == null) {
            LoggerFactory.getLogger(Sekimori.class).error("unexpected failure", failure);
            message = "An unexpected failure ended the command; its trace stands above.";
        }
        command.getErr().println(message);
        return Sekimori.UNUSABLE;
    }

    private static String sentence(Throwable failure) {
        return switch (failure) {
            case BadSetting bad -> bad.getMessage();
            case DatabaseUnusable unusable -> unusable.getMessage();
            case BrokenPolicies broken -> broken.getMessage();
            case CannotServe cannot -> cannot.getMessage();
            default -> null;
        };
    }
}
