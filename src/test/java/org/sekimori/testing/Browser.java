package org.sekimori.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A real Chromium without a window, and in it a context of its own (cookies, storage, language) for every person. One for a
 * test class, used by one thread; {@link #leave} after every test fails the test that the browser complained in.
 */
public final class Browser implements AutoCloseable {
    private static final double TIMEOUT_MILLIS = 30_000;
    private static final Path SCREENS = Path.of("target/screens");
    private static final List<String> FLAGS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final Map<BrowserContext, Complaints> people = new LinkedHashMap<>();

    private Browser(Playwright playwright) {
        this.playwright = playwright;
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(BrowserDriver.chromium())
                        .setChromiumSandbox(false)
                        .setArgs(FLAGS));
    }

    public static Browser start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
        return new Browser(BrowserDriver.create());
    }

    /** Nobody's page at this address, signed in to nothing. Paths given to it are of this hub. */
    public Page open(RunningHub hub, String path, Look look) {
        var page = context(hub, look).newPage();
        page.navigate(path);
        return page;
    }

    /** The page of a person with a session of their own, at this path. Further tabs: {@code page.context().newPage()}. */
    public Page signedIn(RunningHub hub, String user, String path, Look look) {
        var context = context(hub, look);
        var answer = context.request()
                .post(
                        "/auth/session",
                        RequestOptions.create()
                                .setHeader("Origin", hub.url())
                                .setData(Map.of("username", user, "password", RunningHub.PASSWORD)));
        assertThat(answer.status()).as("%s signs in: %s", user, answer.text()).isEqualTo(204);
        var page = context.newPage();
        page.navigate(path);
        return page;
    }

    private BrowserContext context(RunningHub hub, Look look) {
        var context = chromium.newContext(look.options(hub.url()));
        context.setDefaultTimeout(TIMEOUT_MILLIS);
        context.setDefaultNavigationTimeout(TIMEOUT_MILLIS);
        people.put(context, Complaints.of(context));
        return context;
    }

    /**
     * From now on this person's browser may complain of what matches, as of the answer 409 to a vote cast twice. Chromium
     * writes every answer from 400 on to its console.
     */
    public void expect(Page page, String regex) {
        people.get(page.context()).expect(Pattern.compile(regex));
    }

    /** What this person's browser complained of so far and was not expected, {@code kind: what}; forgotten with the answer. */
    public List<String> complaints(Page page) {
        page.evaluate("() => new Promise(done => setTimeout(done))");
        return people.get(page.context()).drain();
    }

    /** Fails if axe finds anything against WCAG 2.2 AA or best practice, naming rule, element and remedy. */
    public void axe(Page page) {
        Axe.check(page);
    }

    /** What axe finds, one line for each element, for a test that looks on before it fails. */
    public List<String> violations(Page page) {
        return Axe.violations(page);
    }

    /** A picture of the whole page, or of the window where a dialog lies over it, at {@code target/screens/<name>.png}. */
    public Path screenshot(Page page, String name) {
        page.evaluate("() => document.fonts.ready.then(() => true)");
        var file = SCREENS.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(file)
                .setFullPage(page.locator(".overlay").count() == 0)
                .setAnimations(ScreenshotAnimations.DISABLED));
        return file;
    }

    /** Closes what every person has open, and fails if a browser complained of what was not expected. */
    public void leave() {
        people.keySet().forEach(BrowserContext::close);
        var complaints =
                people.values().stream().flatMap(c -> c.drain().stream()).toList();
        people.clear();
        assertThat(complaints).as("complaints of the browser").isEmpty();
    }

    @Override
    public void close() {
        try (playwright;
                chromium) {
            leave();
        }
    }
}
