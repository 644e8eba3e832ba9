package org.sekimori.operation;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Where a target is believed to be.
 *
 * @param country ISO 3166-1 alpha-2, or {@code unknown}
 * @param basis how that is known
 * @param asOf when that was found
 */
public record Location(String country, String basis, Confidence confidence, Instant asOf) {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    public static final String UNKNOWN = "unknown";
    private static final String HOME = "JP";

    public Location {
        if (!country.equals(UNKNOWN) && !COUNTRY.matcher(country).matches()) {
            throw new IllegalArgumentException("expected two capital letters or \"unknown\"");
        }
    }

    /** Anything not known to be in Japan counts as abroad. */
    public boolean abroad() {
        return !country.equals(HOME);
    }

    /** How sure the finding is. */
    public enum Confidence implements Wire {
        LOW,
        MEDIUM,
        HIGH
    }
}
