package org.sekimori.console.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A keyboard, and eyes that follow the focus: wherever it stands, it must be seen. */
final class Keys {
    private static final int FARTHEST = 80;

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    /** By Tab alone. */
    void tabTo(Locator wanted) {
        wanted.waitFor();
        for (int i = 0; i < FARTHEST; i++) {
            press("Tab");
            assertThat(page.evaluate("""
                    () => {
                      const at = document.activeElement;
                      const shown = at.closest('[data-focus-visible]') ?? at;
                      const {outlineStyle, outlineWidth} = getComputedStyle(shown);
                      return at === document.body || (outlineStyle !== 'none' && outlineWidth !== '0px') ? '' : at.outerHTML;
                    }"""))
                    .as("what has the focus without showing it")
                    .isEqualTo("");
            if ((Boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("not reached by Tab: " + wanted);
    }
}
