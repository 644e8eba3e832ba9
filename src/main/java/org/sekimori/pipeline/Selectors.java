package org.sekimori.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.sekimori.bus.Outcome;
import org.sekimori.deconfliction.Defanged;
import org.sekimori.deconfliction.Floor;
import org.sekimori.deconfliction.Normalisation;
import org.sekimori.deconfliction.Reading;
import org.sekimori.deconfliction.store.JdkUnicode;
import org.sekimori.deconfliction.store.RegistrySuffixes;
import org.sekimori.operation.Floors;
import org.sekimori.operation.Rejection;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Selector;

/** Refuses what deconfliction cannot read: a selector that meets nobody would hide a collision. And what is too wide. */
final class Selectors {
    private static final JdkUnicode UNICODE = new JdkUnicode();
    private static final RegistrySuffixes SUFFIXES = new RegistrySuffixes();

    private Selectors() {}

    /** The first that cannot be read or claims too much; {@code pointer} says where the nth stands in the body. */
    static Optional<Outcome.Unfit> check(List<Selector> selectors, Floors floors, IntFunction<String> pointer) {
        var floor = new Floor(floors, SUFFIXES);
        for (int n = 0; n < selectors.size(); n++) {
            var reason = switch (Normalisation.read(selectors.get(n), UNICODE)) {
                case Reading.Unreadable(var expected) -> Optional.of(expected);
                case Reading.Read(var normal) -> floor.refuses(normal);
            };
            if (reason.isPresent()) {
                return Optional.of(
                        new Outcome.Unfit(Rejection.Reason.INVALID_SELECTOR.wire(), pointer.apply(n), reason.get()));
            }
        }
        return Optional.empty();
    }

    /** As they are shown and kept. */
    static SealedList<Selector> refanged(SealedList<Selector> selectors) {
        return SealedList.fresh(
                selectors.items().stream().map(Defanged::refanged).toList());
    }
}
