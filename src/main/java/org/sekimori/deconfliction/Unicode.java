package org.sekimori.deconfliction;

import java.util.Optional;

/** The two Unicode tables that normal forms rest on, from outside the pure rooms. Both always answer the same. */
public interface Unicode {
    /** The text in normalization form KC. */
    String compatible(String text);

    /** A domain with every label as an A-label, in lower case; empty if it is no internationalised domain. */
    Optional<String> ascii(String domain);
}
