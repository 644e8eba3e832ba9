package org.sekimori.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.sekimori.testing.Browser;

/**
 * Looks at the open page in every way in which people look at it: both languages, three widths and the narrowness of 400 %
 * zoom, by day and by night. What is wrong is gathered, so that one run says all of it.
 */
final class Gallery {
    private static final List<String> LANGUAGES = List.of("ja", "en");
    private static final List<View> VIEWS =
            List.of(new View(1440, 900), new View(768, 1024), new View(390, 844), new View(320, 256));

    private final Browser browser;
    private final List<String> wrong = new ArrayList<>();

    /** A window, in CSS pixels. 320 × 256 is what 1280 × 1024 leaves at 400 % zoom. */
    private record View(int width, int height) {}

    Gallery(Browser browser) {
        this.browser = browser;
    }

    /** Of the page as it stands, whatever is open on it: nothing is loaded anew. */
    void show(Page page, String name) {
        for (var language : LANGUAGES) {
            speak(page, language);
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                VIEWS.forEach(view -> look(page, name, language, scheme, view));
            }
        }
        speak(page, "ja");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1440, 900);
    }

    private void look(Page page, String name, String language, ColorScheme scheme, View view) {
        var dark = scheme == ColorScheme.DARK;
        var japanese = language.equals("ja");
        var between = view.width() == 768 || view.width() == 320;
        // Colours do not change where lines break: at night the widest and the narrowest window are enough.
        if (dark && between) {
            return;
        }
        page.setViewportSize(view.width(), view.height());
        var at = name + "-" + language + "-" + view.width() + (dark ? "-dark" : "");
        if (!dark) {
            sideways(page, at);
        }
        if (japanese ? view.width() != 320 : !dark && !between) {
            browser.screenshot(page, at);
        }
        // Each language, width and scheme once, in pairs that leave none out.
        if (japanese ? !dark && view.width() == 1440 : dark && view.width() == 390) {
            browser.violations(page).forEach(line -> wrong.add(at + ": " + line));
        }
    }

    /** By the console's own switch; also under a dialog, where no finger reaches it. */
    static void speak(Page page, String language) {
        page.evaluate("""
                language => {
                  if (document.documentElement.lang !== language) {
                    document.querySelector('.switch:last-child').click();
                  }
                }""", language);
        page.waitForFunction("language => document.documentElement.lang === language", language);
    }

    private void sideways(Page page, String at) {
        var tooWide = page.evaluate("""
                () => [document.documentElement, ...document.querySelectorAll('.overlay')]
                  .filter(box => box.scrollWidth > innerWidth)
                  .map(box => [...box.querySelectorAll('*')]
                    .filter(one => one.getBoundingClientRect().right > innerWidth + 0.5)
                    .slice(0, 3)
                    .map(one => `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().right)}`)
                    .join(', '))""");
        if (tooWide instanceof List<?> found && !found.isEmpty()) {
            wrong.add(at + " scrolls sideways: " + found);
        }
    }

    void assertNothingWrong() {
        assertThat(wrong).as("what is wrong with the looks").isEmpty();
    }
}
