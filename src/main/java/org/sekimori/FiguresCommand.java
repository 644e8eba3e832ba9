package org.sekimori;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sekimori.config.ConfigReader;
import org.sekimori.figures.AnnualReport;
import org.sekimori.figures.Counting;
import org.sekimori.figures.LogCount;
import org.sekimori.journal.LogReader;
import org.sekimori.journal.Malformed;
import org.sekimori.journal.NotVerified;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hub figures}: counts the statutory figures of a year from the log alone, by the rules the hub itself counts by. */
@Command(
        name = "figures",
        description = {
            "Counts the statutory figures of a year from the log alone, and prints them as JSON.",
            "Reads what stands in clear in the entries and no sealed content: the words of recommendations are left out.",
            "With --size as in the hub's own report, both are the same. Is it the true log? 'hub verify --entries' tells.",
            "Without --url and --dir it reads the database of this installation (HUB_VAR, HUB_DATABASE_URL).",
            "Exit: 0 counted, 1 the log is not what it should be, 2 called wrongly or something cannot be read."
        },
        mixinStandardHelpOptions = true)
final class FiguresCommand implements Callable<Integer> {
    private static final int EARLIEST = 2000;
    private static final int LATEST = 2999;

    @Spec
    private CommandSpec spec;

    @Option(names = "--year", paramLabel = "year", required = true, description = "The year in Japan.")
    private int year;

    @Option(
            names = "--size",
            paramLabel = "n",
            description = "Counts the first n entries only. Default: all there are.")
    private Optional<Long> size;

    @Option(names = "--url", paramLabel = "URL", description = "Reads the log of this hub.")
    private Optional<URI> url;

    @Option(
            names = "--dir",
            paramLabel = "directory",
            description = "Reads a copy of the log: checkpoint and tile/ as served below /logs/operations/.")
    private Optional<Path> directory;

    @Option(
            names = "--token-env",
            paramLabel = "NAME",
            description = "The environment variable that holds a bearer token; with --url, entries need one.")
    private Optional<String> tokenVariable;

    @Override
    public Integer call() {
        if (year < EARLIEST || year > LATEST) {
            throw wrong("--year expects a year from " + EARLIEST + " to " + LATEST + ", not " + year + ".");
        }
        var out = spec.commandLine().getOut();
        try {
            var tally = counted();
            out.println(new JsonObject(tally.annual(year).tree(AnnualReport.Words.NONE)).encodePrettily());
            return 0;
        } catch (IllegalArgumentException | Malformed | NotVerified e) {
            out.println("NOT COUNTED. " + e.getMessage() + ".");
            return Sekimori.FALSE;
        } catch (IOException | SQLException e) {
            throw new CannotServe("Cannot read the log. " + e.getMessage());
        } finally {
            out.flush();
        }
    }

    private LogCount counted() throws IOException, SQLException {
        var tally = new LogCount();
        var end = size.orElse(Long.MAX_VALUE);
        log().each(end, tally::take);
        if (size.isPresent() && tally.extent().size() < end) {
            throw wrong("--size expects at most the " + tally.extent().size() + " entries that there are, not " + end
                    + ".");
        }
        return tally;
    }

    private WholeLog log() {
        if (url.isPresent() && directory.isPresent()) {
            throw wrong("Expected --url or --dir, not both.");
        }
        return url.map(base -> LogReader.of(address(base), tokenVariable.map(this::token)))
                .or(() -> directory.map(LogReader::of))
                .map(WholeLog::in)
                .orElseGet(() -> WholeLog.of(ConfigReader.fromProcess()));
    }

    private static URI address(URI hub) {
        return URI.create(hub.toString().replaceFirst("/+$", "") + "/logs/" + Counting.LOG);
    }

    private String token(String variable) {
        var token = System.getenv(variable);
        if (token == null || token.isBlank()) {
            throw wrong("--token-env: the environment variable " + variable + " is not set.");
        }
        return token;
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
