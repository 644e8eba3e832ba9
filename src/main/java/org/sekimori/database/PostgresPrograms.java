package org.sekimori.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sekimori.config.VarDirectory;

/**
 * Runs initdb and pg_ctl.
 *
 * <p>PostgreSQL refuses to run as root; as root the programs are run inside a user namespace of their own ({@code unshare
 * -U}), where they are nobody and still own their files.
 */
record PostgresPrograms(Path directory, List<String> prefix) {
    private static final long TIMEOUT_SECONDS = 120;

    static PostgresPrograms find(VarDirectory var) {
        return new PostgresPrograms(
                PostgresBinaries.extracted(var).resolve("bin"), prefixFor(System.getProperty("user.name")));
    }

    private static List<String> prefixFor(String user) {
        if (!user.equals("root")) {
            return List.of();
        }
        var namespace = List.of("unshare", "-U");
        try {
            var command = new ArrayList<>(namespace);
            command.add("true");
            var probe = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0) {
                return namespace;
            }
        } catch (IOException e) {
            // No such program: said below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new DatabaseUnusable(
                "PostgreSQL refuses to run as root, and this machine permits no user namespaces (unshare -U failed)."
                        + " Start the hub as another user, or set HUB_DATABASE_URL to a PostgreSQL that runs elsewhere.");
    }

    /** What the program printed goes to {@code log}. Answers whether it exited with 0. */
    boolean run(String program, List<String> arguments, Path log) {
        var command = new ArrayList<>(prefix);
        command.add(directory.resolve(program).toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("HUB_"));
        builder.environment().put("LC_ALL", "C");
        try {
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            throw new DatabaseUnusable("%s cannot be run: %s".formatted(directory.resolve(program), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnusable("%s was interrupted.".formatted(program), e);
        }
    }

    void require(String program, List<String> arguments, Path log) {
        if (!run(program, arguments, log)) {
            throw new DatabaseUnusable(
                    "%s of the embedded PostgreSQL failed; what it said is in %s.".formatted(program, log));
        }
    }
}
