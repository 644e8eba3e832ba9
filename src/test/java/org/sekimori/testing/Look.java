package org.sekimori.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * How a person looks at the console.
 *
 * @param locale {@code ja-JP} or {@code en-GB}; the browser asks for it in {@code Accept-Language}
 * @param width in CSS pixels; so is the height
 */
public record Look(String locale, int width, int height, boolean dark, boolean reducedMotion) {
    /** A desk in Tokyo, in Japanese and daylight. Motion is reduced, so that no picture shows half of a movement. */
    public static final Look USUAL = new Look("ja-JP", 1440, 900, false, true);

    public Look japanese() {
        return new Look("ja-JP", width, height, dark, reducedMotion);
    }

    public Look english() {
        return new Look("en-GB", width, height, dark, reducedMotion);
    }

    public Look sized(int newWidth, int newHeight) {
        return new Look(locale, newWidth, newHeight, dark, reducedMotion);
    }

    public Look atNight() {
        return new Look(locale, width, height, true, reducedMotion);
    }

    public Look withMotion() {
        return new Look(locale, width, height, dark, false);
    }

    Browser.NewContextOptions options(String baseUrl) {
        return new Browser.NewContextOptions()
                .setBaseURL(baseUrl)
                .setLocale(locale)
                .setTimezoneId("Asia/Tokyo")
                .setViewportSize(width, height)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(reducedMotion ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE);
    }
}
