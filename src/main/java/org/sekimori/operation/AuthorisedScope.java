package org.sekimori.operation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is left of a case's targets once every gate that granted a part left some out: authorised is what every gate
 * granted. What cannot be read here, because its content is withheld, is not counted as left out.
 *
 * @param excluded ids of targets of the case, and by which gates each is left out
 */
public record AuthorisedScope(long targets, Map<String, Set<GateId>> excluded) {
    public AuthorisedScope {
        excluded = Map.copyOf(excluded);
    }

    /** By the grants that stand; a grant whose time is over still says what was never granted. */
    public static AuthorisedScope of(Operation operation) {
        var excluded = new TreeMap<>(excludedBy(operation.review()));
        for (var amendment : operation.amendments().granted()) {
            excludedBy(amendment.review()).forEach((target, gates) -> {
                if (amendment.addedTargets().contains(target)) {
                    excluded.computeIfAbsent(target, _ -> new TreeSet<>()).addAll(gates);
                }
            });
        }
        return of(operation.proposal().targets(), excluded);
    }

    /** Of these targets, by one set of consents. */
    public static AuthorisedScope of(Operation.Review review, SealedList<Target> targets) {
        return of(targets, new TreeMap<>(excludedBy(review)));
    }

    private static AuthorisedScope of(SealedList<Target> targets, TreeMap<String, Set<GateId>> excluded) {
        if (targets instanceof SealedList.Known<Target> known
                && known.items().size() == known.elements().size()) {
            excluded.keySet().retainAll(ids(known.items()));
        }
        return new AuthorisedScope(size(targets), excluded);
    }

    /** The gates that leave a target out, by its id. */
    public static Map<String, Set<GateId>> excludedBy(Operation.Review review) {
        var excluded = new TreeMap<String, Set<GateId>>();
        for (var consent : review.consents().values()) {
            if (consent.outcome() == Consent.Outcome.GRANTED) {
                for (var target : consent.excludes().map(SealedList::items).orElse(List.of())) {
                    excluded.computeIfAbsent(target, _ -> new TreeSet<>()).add(consent.gate());
                }
            }
        }
        return excluded;
    }

    private static Set<String> ids(List<Target> targets) {
        return targets.stream().map(Target::id).collect(Collectors.toUnmodifiableSet());
    }

    private static long size(SealedList<?> list) {
        return switch (list) {
            case SealedList.Fresh<?> fresh -> fresh.values().size();
            case SealedList.Known<?> known -> known.elements().size();
            case SealedList.Withheld<?> _ -> 0;
        };
    }

    public boolean excludes(String target) {
        return excluded.containsKey(target);
    }

    /** How many targets every gate granted. */
    public long count() {
        return targets - excluded.size();
    }

    /** Whether something would be left if these targets were left out as well. */
    public boolean leavesSomething(List<String> more) {
        var all = new TreeSet<>(excluded.keySet());
        all.addAll(more);
        return targets == 0 || all.size() < targets;
    }
}
