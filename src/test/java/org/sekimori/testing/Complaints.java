package org.sekimori.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.WebError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a browser complained of while one person used it: errors on its console, exceptions that nobody caught, breaches of
 * the Content-Security-Policy, requests that failed. One a line: {@code kind: what}.
 */
final class Complaints {
    /** What a page that is left or closed does to its open requests, streams among them. */
    private static final String ABORTED = "net::ERR_ABORTED";

    /** "Ask again", which the console does by itself; a screen that does not come in the end fails its test anyway. */
    private static final String ASK_AGAIN = "the server responded with a status of 503";

    /** Runs before the page's own scripts, in every document. */
    private static final String LISTEN = """
            document.addEventListener('securitypolicyviolation', e => window.sekimoriPolicyBreach(
              [e.effectiveDirective, e.blockedURI, e.sourceFile + ':' + e.lineNumber, e.sample, e.disposition].join(' ')));
            """;

    private final List<String> heard = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    /** Before the first page of the context is opened. */
    static Complaints of(BrowserContext context) {
        var complaints = new Complaints();
        context.exposeBinding("sekimoriPolicyBreach", (_, arguments) -> {
            complaints.add("policy", String.valueOf(arguments[0]));
            return null;
        });
        context.addInitScript(LISTEN);
        context.onConsoleMessage(complaints::console);
        context.onWebError((WebError error) -> complaints.add("page", error.error()));
        context.onRequestFailed(complaints::request);
        return complaints;
    }

    private void console(ConsoleMessage message) {
        // Reports of a policy that is only watched are no errors, but say the same.
        var error = message.type().equals("error") && !message.text().contains(ASK_AGAIN);
        if (error || message.text().contains("Content Security Policy")) {
            add("console", message.text() + " (" + message.location() + ")");
        }
    }

    private void request(Request request) {
        if (!ABORTED.equals(request.failure())) {
            add("request", request.method() + " " + request.url() + " " + request.failure());
        }
    }

    private void add(String kind, String what) {
        heard.add(kind + ": " + what);
    }

    /** From now on a complaint in which this is found is none. */
    void expect(Pattern pattern) {
        expected.add(pattern);
    }

    /** All that was not expected, which is forgotten with the answer. */
    List<String> drain() {
        var unexpected = heard.stream()
                .filter(line -> expected.stream().noneMatch(p -> p.matcher(line).find()))
                .toList();
        heard.clear();
        return unexpected;
    }
}
