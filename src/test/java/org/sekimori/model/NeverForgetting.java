package org.sekimori.model;

import java.time.Instant;
import java.util.Optional;
import org.sekimori.operation.Act;
import org.sekimori.operation.Consent;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Operation;
import org.sekimori.phase.execution.ExecutionEvent;

/** Number 10, as far as a state can tell: what was recorded stays, and nothing is recorded as of another time than now. */
record NeverForgetting(Never.Findings found, Steps.Step step, Act act) {
    @SuppressWarnings("ReferenceEquality") // what is the very same needs no asking
    void all(Operation after) {
        var known = step.before().dossier().operation();
        if (known.isEmpty()) {
            return;
        }
        var before = known.get();
        if (before.obligations() != after.obligations()) {
            obligations(before, after);
        }
        if (before.review() != after.review()) {
            consents(before, after);
        }
        execution(before.execution(), after.execution());
        found.never(10, after.tasks().size() < before.tasks().size(), "a task is forgotten");
    }

    private void obligations(Operation before, Operation after) {
        found.never(10, after.obligations().size() < before.obligations().size(), "an obligation is forgotten");
        for (int n = 0;
                n < Math.min(before.obligations().size(), after.obligations().size());
                n++) {
            var was = before.obligations().get(n);
            var is = after.obligations().get(n);
            boolean over = was.state() == Obligation.State.FULFILLED || was.state() == Obligation.State.VOID;
            found.never(10, !was.id().equals(is.id()), "an obligation takes the place of another");
            found.never(10, over && was.state() != is.state(), "an obligation is owed again that was over");
        }
    }

    /** A consent that an amendment brings was given before. */
    private void consents(Operation before, Operation after) {
        for (var consent : after.review().consents().values()) {
            var was = Optional.ofNullable(before.review().consents().get(consent.gate()));
            boolean given =
                    was.map(Consent::at).map(at -> !at.equals(consent.at())).orElse(true);
            found.never(10, given && dated(consent.at()) && !brought(before, consent), "a consent of another time");
        }
    }

    private static boolean brought(Operation before, Consent consent) {
        return before.pending()
                .map(a -> consent.equals(a.review().consents().get(consent.gate())))
                .orElse(false);
    }

    private boolean dated(Instant at) {
        return !at.equals(act.now());
    }

    private void execution(Operation.Execution before, Operation.Execution after) {
        var told = step.facts().stream()
                .filter(fact -> fact.event() instanceof ExecutionEvent.Logged
                        || fact.event() instanceof ExecutionEvent.Corrected)
                .count();
        found.never(10, after.entries() != before.entries() + told, "an entry is not counted");
        found.never(10, after.runs().size() < before.runs().size(), "a run is forgotten");
        found.never(
                10,
                after.runs().size() > before.runs().size()
                        && dated(after.runs().getLast().from()),
                "a run as of another time");
        found.never(
                10,
                after.halts().size() > before.halts().size()
                        && dated(after.halts().getLast().at()),
                "a halt as of another time");
    }
}
