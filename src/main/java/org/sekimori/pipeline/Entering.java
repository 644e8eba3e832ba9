package org.sekimori.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sekimori.operation.Act;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Offer;
import org.sekimori.operation.OnBehalf;
import org.sekimori.operation.Operation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Task;

/** What a desk may enter now for the officers of a case, each as if the officer asked. */
record Entering(Looking looking) {
    /** Acts of an officer that take {@code onBehalfOf}. */
    private static final Set<String> ENTERED = Set.of("accept", "ready", "acknowledge-halt", "log", "correct");

    /** Nothing for a seat to which policy gives no such act. */
    List<Map<String, Object>> of(Dossier dossier, Act act) {
        return dossier.operation().stream()
                .filter(operation -> !operation.tasks().isEmpty()
                        && looking.permits().act(operation, Offer.of(CaseRoom.ON_BEHALF), act))
                .flatMap(Entering::officers)
                .flatMap(officer -> OnBehalf.by(officer, act).stream()
                        .flatMap(theirs -> looking.offers().of(dossier, theirs).stream())
                        .filter(offer -> ENTERED.contains(offer.name()))
                        .distinct()
                        .map(offer -> view(officer, offer)))
                .toList();
    }

    private static Stream<PersonId> officers(Operation operation) {
        return operation.tasks().stream().map(Task::officer).distinct();
    }

    private static Map<String, Object> view(PersonId officer, Offer offer) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", offer.name());
        offer.task().ifPresent(task -> tree.put("task", task.value().toString()));
        tree.put("officer", officer);
        return tree;
    }
}
