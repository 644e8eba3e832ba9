package org.sekimori.deconfliction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Fact;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Subject;

/**
 * What a screened version of one party does to its conflicts. Nothing that overlaps stays unraised, nothing that people
 * decided on is asked again while the overlaps are the same, and the hub closes only what waits for this party to give
 * way: an overlap that went by itself is still the watch officer's to dispose of.
 */
public final class Screening {
    private Screening() {}

    /**
     * The facts to append to conflicts, in order; at most one a conflict.
     *
     * @param existing every conflict of the party, open or closed
     */
    public static List<Fact> screen(ConflictCommand.Screen screened, Collection<Conflict> existing) {
        var conflicts = existing.stream().collect(Collectors.toMap(Conflict::id, Function.identity()));
        var met = screened.met().stream().collect(Collectors.toMap(Met::conflict, Function.identity()));
        var facts = new ArrayList<Fact>();
        for (var id : union(met.keySet(), conflicts.keySet())) {
            change(screened, Optional.ofNullable(conflicts.get(id)), Optional.ofNullable(met.get(id)))
                    .ifPresent(event -> facts.add(new Fact(id.subject(), event)));
        }
        return facts;
    }

    private static Set<ConflictId> union(Set<ConflictId> some, Set<ConflictId> others) {
        var all = new LinkedHashSet<ConflictId>();
        Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparing(id -> id.value().toString()))
                .forEach(all::add);
        return all;
    }

    private static Optional<ConflictEvent> change(
            ConflictCommand.Screen screened, Optional<Conflict> conflict, Optional<Met> met) {
        if (conflict.isEmpty()) {
            return met.map(m -> new ConflictEvent.Raised(
                    m.conflict(), Pair.of(screened.party(), m.other()).parties(), SealedList.fresh(m.overlaps())));
        }
        return met.isPresent()
                ? meets(conflict.get(), met.get().overlaps())
                : meetsNot(conflict.get(), screened.party(), screened.ended());
    }

    private static Optional<ConflictEvent> meets(Conflict conflict, List<OverlapItem> fresh) {
        if (conflict.overlapsIn(fresh)) {
            return Optional.empty();
        }
        return Optional.of(
                conflict.open()
                        ? new ConflictEvent.OverlapsChanged(SealedList.fresh(fresh))
                        : new ConflictEvent.Reopened(SealedList.fresh(fresh)));
    }

    private static Optional<ConflictEvent> meetsNot(Conflict conflict, Subject party, boolean ended) {
        if (!conflict.open()) {
            return Optional.empty();
        }
        if (conflict.awaits(party)) {
            return Optional.of(ConflictEvent.Closed.by(
                    ended ? ConflictEvent.Closed.Cause.PARTY_ENDED : ConflictEvent.Closed.Cause.NO_OVERLAP));
        }
        return conflict.overlapsNot()
                ? Optional.empty()
                : Optional.of(new ConflictEvent.OverlapsChanged(SealedList.fresh(List.of())));
    }

    /**
     * Which conflicts of which party turned, from closed or unknown to open or back, between two looks at conflicts: what
     * each party's own {@code Screened} has to name. A party without such a conflict is absent.
     */
    public static Map<Subject, List<ConflictId>> turned(Map<ConflictId, Conflict> before, Collection<Conflict> after) {
        var turned = new LinkedHashMap<Subject, List<ConflictId>>();
        for (var conflict : after) {
            var was = Optional.ofNullable(before.get(conflict.id()));
            if (was.map(Conflict::open).orElse(false) != conflict.open()) {
                conflict.pair()
                        .parties()
                        .forEach(party -> turned.computeIfAbsent(party, _ -> new ArrayList<>())
                                .add(conflict.id()));
            }
        }
        return turned;
    }
}
