package org.sekimori.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/** Rules of accessibility that a program can check: WCAG 2.0, 2.1 and 2.2 at A and AA, and axe's best practice. */
final class Axe {
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");

    private Axe() {}

    /** What is wrong with the page as it stands; one line for each element: rule, where, what to do. */
    static List<String> violations(Page page) {
        // The console has no frames; a run that does not look for them takes half the time.
        return new AxeBuilder(page)
                .setLegacyMode(true).withTags(TAGS).analyze().getViolations().stream()
                        .flatMap(Axe::lines)
                        .toList();
    }

    static void check(Page page) {
        assertThat(violations(page)).as("axe at %s", page.url()).isEmpty();
    }

    private static Stream<String> lines(Rule rule) {
        return rule.getNodes().stream().map(node -> line(rule, node));
    }

    private static String line(Rule rule, CheckedNode node) {
        return "%s (%s) at %s: %s; %s\n  %s"
                .formatted(
                        rule.getId(),
                        rule.getImpact(),
                        node.getTarget(),
                        rule.getHelp(),
                        String.valueOf(node.getFailureSummary()).replace("\n", " "),
                        node.getHtml());
    }
}
