package org.sekimori.deconfliction.store;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.sekimori.deconfliction.Unicode;

/** Unicode as the JDK knows it: A-labels after RFC 3490, so that {@code ß} is {@code ss}. */
public final class JdkUnicode implements Unicode {
    @Override
    public String compatible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    @Override
    public Optional<String> ascii(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
