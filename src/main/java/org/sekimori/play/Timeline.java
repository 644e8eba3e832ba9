package org.sekimori.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Prints the course as it happens, one line an act, in columns. */
final class Timeline {
    private final PrintWriter out;
    private final String form;
    private final long began = System.nanoTime();

    Timeline(Scenario scenario, PrintWriter out) {
        this.out = out;
        int who = widest(scenario.actors().keySet().stream(), 3);
        int seat = widest(scenario.actors().values().stream(), 4);
        int what = widest(scenario.steps().stream().map(step -> step.action().word()), 4);
        this.form = "%8s  %-" + who + "s  %-" + seat + "s  %-" + what + "s  %-22s  %-9s  %s%n";
    }

    private static int widest(java.util.stream.Stream<String> words, int least) {
        return words.mapToInt(String::length).reduce(least, Math::max);
    }

    void title(String title, Object hub) {
        out.printf("%s%non %s%n%n", title, hub);
        out.printf(form, "time", "who", "seat", "what", "answer", "entries", "");
        out.flush();
    }

    void line(String who, String seat, Step step, HubClient.Answer answer) {
        out.printf(
                form,
                seconds(took()) + " s",
                who,
                seat,
                step.action().word(),
                answered(step, answer),
                entries(answer.body()),
                step.why());
        out.flush();
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f", time.toNanos() / 1e9);
    }

    private static String answered(Step step, HubClient.Answer answer) {
        if (!answer.good()) {
            return answer.problem();
        }
        var body = answer.body();
        var state = body.path("stage").asText(body.path("state").asText("seen"));
        var version = body.path("version");
        return step.action().looks() || version.isMissingNode() ? state : state + ", version " + version.asLong();
    }

    /** Where its entries stand in the log: {@code #12} or {@code #12-14}. */
    private static String entries(JsonNode body) {
        var entries = body.path("entries");
        if (!entries.isArray() || entries.isEmpty()) {
            return "";
        }
        long first = entries.get(0).path("index").asLong();
        long last = entries.get(entries.size() - 1).path("index").asLong();
        return first == last ? "#" + first : "#" + first + "-" + last;
    }
}
