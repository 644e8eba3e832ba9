package org.sekimori.delegation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Subject;

/** What a person has ever entrusted to others, in the order of the journal. */
public record Entrusted(PersonId holder, List<Delegation> delegations) {
    public Entrusted {
        delegations = List.copyOf(delegations);
    }

    /** The subject whose stream says it. */
    public static Subject subject(PersonId holder) {
        return new Subject(Subject.Kind.PERSON, holder.value());
    }

    Optional<Delegation> delegation(DelegationId id) {
        return delegations.stream().filter(d -> d.id().equals(id)).findAny();
    }

    Entrusted with(Delegation delegation) {
        return new Entrusted(
                holder,
                Stream.concat(delegations.stream(), Stream.of(delegation)).toList());
    }

    Entrusted replaced(Delegation delegation) {
        return new Entrusted(
                holder,
                delegations.stream()
                        .map(d -> d.id().equals(delegation.id()) ? delegation : d)
                        .toList());
    }
}
