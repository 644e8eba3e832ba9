package org.sekimori.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekimori.testing.Api;
import org.sekimori.testing.Browser;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Look;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/** The operation page for those who use no pointer, want no motion, choose their colours, or read on paper. */
class ComfortIT {
    private static final int STOPS = 150;
    private static Place place;
    private static RunningHub hub;
    private static Api api;
    private static Browser browser;

    @BeforeAll
    static void start() {
        place = Place.fresh();
        hub = RunningHub.start(place, 1);
        api = hub.api();
        browser = Browser.start();
    }

    @AfterAll
    static void end() {
        try {
            browser.close();
        } finally {
            hub.close();
            place.close();
        }
    }

    @AfterEach
    void leave() {
        browser.leave();
    }

    private static Page running(String user, Look look) {
        var page = browser.signedIn(
                hub, user, Story.drafted(api).to(Point.EXECUTING).log().path(), look);
        assertThat(page.locator(".integrity-good")).isVisible();
        return page;
    }

    /** What moves or would move, one line each. */
    private static List<?> moving(Page page) {
        return (List<?>) page.evaluate("""
                () => [
                  ...document.getAnimations().map(animation => `runs: ${animation.effect?.target?.className}`),
                  ...[...document.querySelectorAll('body *')].filter(element => {
                    const style = getComputedStyle(element);
                    return /[1-9]/.test(style.transitionDuration + style.animationDuration);
                  }).map(element => `would: ${element.tagName}.${element.getAttribute('class')}`)]""");
    }

    @Test
    void nothing_moves_for_those_who_want_no_motion() {
        assertThat(moving(running("police", Look.USUAL))).isEmpty();
        assertThat(moving(running("police", Look.USUAL.withMotion())))
                .as("what the other half of this test looks for exists")
                .isNotEmpty();
    }

    /** Where the keyboard is: what it is, whether one sees that it is there, and whether it is in sight. */
    private static final String FOCUS = """
            () => {
              const here = document.activeElement;
              if (!here || here === document.body) return null;
              const drawn = [here, here.closest('label')].find(one => {
                const style = one && getComputedStyle(one);
                return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              });
              const box = (here.closest('label') ?? here).getBoundingClientRect();
              const over = document.elementFromPoint(
                Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1),
                Math.min(Math.max(box.y + Math.min(box.height / 2, 20), 0), innerHeight - 1));
              const label = (here.closest('label') ?? here);
              const name = `${here.tagName}.${here.getAttribute('class')} ${(here.textContent || here.ariaLabel || '').slice(0, 30)}`;
              here.dataset.reached = 'yes';
              const inSight = box.bottom > 0 && box.top < innerHeight && over
                && (label.contains(over) || over.contains(label));
              return `${drawn ? 'seen' : 'UNSEEN'} ${inSight ? 'in sight' : 'OUT OF SIGHT'}: ${name}`;
            }""";

    private static final String NOT_REACHED = """
            () => [...document.querySelectorAll('a[href], button:not([disabled]), input, select, textarea, [tabindex="0"]')]
              .filter(one => one.checkVisibility() && !one.dataset.reached && one.type !== 'radio' && one.tabIndex >= 0)
              .map(one => one.outerHTML.slice(0, 100))""";

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void the_keyboard_reaches_everything_and_one_sees_where_it_is(int width) {
        var page = running("legal", Look.USUAL.sized(width, 900));
        var stops = new ArrayList<String>();
        for (int stop = 0; stop < STOPS; stop++) {
            page.keyboard().press("Tab");
            var here = page.evaluate(FOCUS);
            if (here == null) {
                break;
            }
            stops.add(String.valueOf(here));
        }
        assertThat(stops).hasSizeBetween(15, STOPS - 1).allMatch(line -> line.startsWith("seen in sight"));
        assertThat((List<?>) page.evaluate(NOT_REACHED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 768, 390})
    void the_halt_stays_in_reach_however_far_one_reads(int width) {
        var page = running("legal", Look.USUAL.sized(width, 800));
        for (var share : List.of(0.0, 0.5, 1.0)) {
            page.evaluate("share => window.scrollTo(0, share * document.documentElement.scrollHeight)", share);
            assertThat(page.evaluate("""
                    () => {
                      const button = document.querySelector('.halt-button');
                      const box = button.getBoundingClientRect();
                      return box.top >= 0 && box.bottom <= innerHeight
                        && button.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
                    }""")).as("at %s of the page", share).isEqualTo(true);
        }
        page.evaluate("() => window.scrollTo(0, 900)");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(java.nio.file.Path.of("target/screens/operation-halt-in-reach-ja-" + width + ".png")));
    }

    @Test
    void paper_has_the_case_and_none_of_the_controls() {
        var page = running("legal", Look.USUAL.sized(718, 1000));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
        for (var control : List.of(".nav", ".switches", ".column-decision", ".halt-place", ".person-acts")) {
            assertThat(page.locator(control).first()).isHidden();
        }
        for (var content : List.of("h1", ".steps", "#record .entry")) {
            assertThat(page.locator(content).locator("visible=true").first()).isVisible();
        }
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
                .as("paper is white, also by night")
                .isEqualTo("rgb(255, 255, 255)");
        browser.screenshot(page, "operation-printed-ja");
        assertThat(page.pdf(new Page.PdfOptions().setFormat("A4"))).startsWith(0x25, 0x50, 0x44, 0x46);
    }

    @Test
    void chosen_colours_leave_every_state_to_be_seen() {
        var page = running("legal", Look.USUAL);
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        browser.screenshot(page, "operation-forced-ja-1440");
        page.locator(".halt-button").click();
        var chosen = page.locator(".modal-danger .radio-mark").first();
        var before = chosen.screenshot();
        page.locator(".modal-danger .radio").first().click();
        page.mouse().move(0, 0);
        assertThat(chosen.screenshot()).as("the mark of a choice").isNotEqualTo(before);
        browser.screenshot(page, "halt-forced-ja-1440");
        assertThat(browser.violations(page)).isEmpty();
    }
}
