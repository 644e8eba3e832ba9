package org.sekimori.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ground of all tests of the console: a real browser at a real hub, and that it notices what it is there to notice. */
class BrowserIT {
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterEach
    void leave() {
        browser.leave();
    }

    @AfterAll
    static void end() {
        browser.close();
    }

    /** The sign-in screen, which first asks who is there and is told that nobody is. */
    private static Page home(Look look) {
        var page = browser.open(RunningHub.shared(), "/", look);
        browser.expect(page, "status of 401");
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .waitFor();
        return page;
    }

    @Test
    void the_first_page_speaks_japanese_or_what_its_reader_chose_and_keeps_the_policy() {
        var page = home(Look.USUAL);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("ja");
        assertThat(Files.exists(browser.screenshot(page, "ground-home-ja"))).isTrue();
        page.getByText("English").click();
        page.reload();
        page.getByText("Password").first().waitFor();
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        assertThat(browser.complaints(page)).isEmpty();
        assertThat(Files.exists(browser.screenshot(page, "ground-home-en"))).isTrue();
    }

    @Test
    void two_people_have_a_session_each() {
        var hub = RunningHub.shared();
        var first = browser.signedIn(hub, "coordinator", "/", Look.USUAL);
        var second =
                browser.signedIn(hub, "chair", "/", Look.USUAL.sized(390, 844).atNight());
        assertThat(me(first)).contains("\"id\":\"coordinator\"");
        assertThat(me(second)).contains("\"id\":\"chair\"");
        assertThat(second.evaluate("innerWidth")).isEqualTo(390);
        assertThat(second.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))
                .isEqualTo(true);
    }

    private static String me(Page page) {
        return String.valueOf(page.evaluate("() => fetch('/api/me').then(answer => answer.text())"));
    }

    @Test
    void a_script_planted_in_the_page_does_not_run_and_is_noticed() {
        var page = home(Look.USUAL);
        page.evaluate("""
                () => {
                  const planted = document.createElement('script');
                  const policy = trustedTypes.createPolicy('planted', {createScript: text => text});
                  planted.text = policy.createScript('window.ran = true');
                  document.body.append(planted);
                }""");
        assertThat(browser.complaints(page)).anyMatch(c -> c.startsWith("policy: script-src"));
        assertThat(page.evaluate("window.ran === true")).isEqualTo(false);
    }

    @Test
    void text_that_becomes_markup_is_noticed() {
        var page = home(Look.USUAL);
        assertThatThrownBy(() -> page.evaluate("() => { document.body.innerHTML = '<b>x</b>'; }"))
                .hasMessageContaining("TrustedHTML");
        assertThat(browser.complaints(page)).anyMatch(c -> c.startsWith("policy: require-trusted-types-for"));
    }

    @Test
    void errors_exceptions_and_requests_that_fail_are_noticed_unless_expected() {
        var page = home(Look.USUAL);
        page.evaluate("() => { console.error('planted'); setTimeout(() => { throw new Error('planted too'); }); }");
        page.evaluate("() => fetch('http://127.0.0.1:1/').catch(() => 'refused')");
        assertThat(browser.complaints(page))
                .anyMatch(c -> c.startsWith("console: planted"))
                .anyMatch(c -> c.startsWith("page: ") && c.contains("planted too"))
                .anyMatch(c -> c.startsWith("policy: connect-src"));
        browser.expect(page, "status of 401");
        assertThat(me(page)).contains("unauthenticated");
        assertThat(browser.complaints(page)).isEmpty();
    }

    @Test
    void a_complaint_that_nobody_asked_after_fails_the_test() {
        var page = home(Look.USUAL);
        page.evaluate("() => console.error('planted')");
        assertThatThrownBy(browser::leave).hasMessageContaining("console: planted");
    }

    @Test
    void an_image_without_words_is_noticed_with_its_rule_and_place() {
        var page = home(Look.USUAL);
        page.evaluate("""
                () => {
                  const image = document.createElement('img');
                  image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
                  image.id = 'planted';
                  document.querySelector('main').append(image);
                }""");
        assertThatThrownBy(() -> browser.axe(page))
                .hasMessageContaining("image-alt")
                .hasMessageContaining("#planted");
    }

    @Test
    void the_answers_bring_the_policy_that_all_this_rests_on() {
        var page = home(Look.USUAL);
        Response answer = page.navigate("/");
        assertThat(answer.headerValue("content-security-policy"))
                .contains("default-src 'none'")
                .contains("require-trusted-types-for 'script'");
    }
}
