package org.sekimori.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Every amendment of a case, in order; only the last may be pending. */
public record Amendments(List<Amendment> all) {
    public static final Amendments NONE = new Amendments(List.of());

    public Amendments {
        all = List.copyOf(all);
    }

    public Optional<Amendment> pending() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()).filter(Amendment::pending);
    }

    Optional<Amendment> one(AmendmentId id) {
        return all.stream().filter(a -> a.id().equals(id)).findAny();
    }

    public List<Amendment> granted() {
        return all.stream().filter(a -> a.state() == Amendment.State.GRANTED).toList();
    }

    /** Those granted of which the proposal, as it is now, still has something. */
    public List<Amendment> inForce(Proposal now) {
        return granted().stream().filter(a -> a.remainsIn(now)).toList();
    }

    /** The last amendment without which an act would not be authorised; empty: the case itself authorises it. */
    public Optional<Amendment> governing(Optional<String> target, Optional<String> measure, Instant at) {
        return granted().reversed().stream()
                .filter(a -> a.adds(target, measure, at))
                .findFirst();
    }

    Amendments with(Amendment next) {
        var list = new ArrayList<>(all);
        list.add(next);
        return new Amendments(list);
    }

    Amendments each(UnaryOperator<Amendment> change) {
        return new Amendments(all.stream().map(change).toList());
    }

    /** The one with this id with its gates changed in this way. */
    public Amendments reviewing(AmendmentId id, UnaryOperator<Operation.Review> change) {
        return each(a -> a.id().equals(id) ? a.with(change.apply(a.review())) : a);
    }

    /** The pending one in this way. */
    Amendments pending(UnaryOperator<Amendment> change) {
        return each(a -> a.pending() ? change.apply(a) : a);
    }
}
