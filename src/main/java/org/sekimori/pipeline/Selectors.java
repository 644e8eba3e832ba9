package org.sekimori.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.sekimori.bus.Outcome;
import org.sekimori.deconfliction.Normalisation;
import org.sekimori.deconfliction.Reading;
import org.sekimori.deconfliction.store.JdkUnicode;
import org.sekimori.operation.Rejection;
import org.sekimori.operation.Selector;

/** Refuses what deconfliction cannot read: a selector that meets nobody would hide a collision. */
final class Selectors {
    private static final JdkUnicode UNICODE = new JdkUnicode();

    private Selectors() {}

    /** The first that cannot be read; {@code pointer} says where the nth stands in the body. */
    static Optional<Outcome.Unfit> check(List<Selector> selectors, IntFunction<String> pointer) {
        for (int n = 0; n < selectors.size(); n++) {
            if (Normalisation.read(selectors.get(n), UNICODE) instanceof Reading.Unreadable unreadable) {
                return Optional.of(new Outcome.Unfit(
                        Rejection.Reason.INVALID_SELECTOR.wire(), pointer.apply(n), unreadable.expected()));
            }
        }
        return Optional.empty();
    }
}
