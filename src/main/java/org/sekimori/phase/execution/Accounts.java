package org.sekimori.phase.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.Act;
import org.sekimori.operation.EntryId;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Halt;
import org.sekimori.operation.Halt.Authority;
import org.sekimori.operation.Halt.Covers;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationEvent.ObligationOpened;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Reporting;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Task;
import org.sekimori.phase.execution.ExecutionCommand.Account;
import org.sekimori.phase.execution.ExecutionCommand.Correct;
import org.sekimori.phase.execution.ExecutionCommand.Log;
import org.sekimori.phase.execution.ExecutionEvent.Corrected;
import org.sekimori.phase.execution.ExecutionEvent.Flag;
import org.sekimori.phase.execution.ExecutionEvent.Logged;

/** Log entries and corrections, and what follows when one does not count as in scope. */
final class Accounts {
    private static final Sealed<String> OUT_OF_SCOPE = Sealed.fresh("out-of-scope-entry");

    private Accounts() {}

    /** A fact is never refused, save from somebody who was never tasked on the case. */
    static Requirement mayLog(Operation operation, Act act) {
        return Requirement.NONE.that(
                () -> operation.everTasked(act.actor().id()),
                Reason.NOT_TASKED,
                "Expected an officer who was tasked on the case");
    }

    static List<Fact> logged(Operation operation, Log log, Act act) {
        var held = new Flags(operation, log, act);
        var flags = held.all();
        var event = new Logged(
                log.task(),
                log.measure(),
                log.target(),
                log.occurred(),
                log.identified(),
                log.action(),
                log.effect(),
                log.dataHandled(),
                log.deviation(),
                log.scopeHash(),
                flags,
                flags.isEmpty() && !held.stopsSafely(),
                log.onBehalfOf(),
                log.data(),
                log.loss(),
                log.safeStop(),
                Optional.of(true).filter(_ -> held.late()));
        return withConsequence(operation, operation.fact(event), flags, log, act);
    }

    /** @param named the entry that is corrected, if it is one of the case */
    static List<Fact> corrected(Operation operation, Optional<EntryId> named, Correct correct, Act act) {
        var held = new Flags(operation, correct, act);
        var flags = new ArrayList<>(held.all());
        if (named.isEmpty()) {
            flags.add(Flag.UNKNOWN_ENTRY);
        }
        var event = new Corrected(
                correct.entry(),
                correct.reason(),
                correct.task(),
                correct.measure(),
                correct.target(),
                correct.occurred(),
                correct.identified(),
                correct.action(),
                correct.effect(),
                correct.dataHandled(),
                correct.deviation(),
                correct.scopeHash(),
                flags,
                flags.isEmpty() && !held.stopsSafely(),
                correct.onBehalfOf(),
                correct.data(),
                correct.loss(),
                correct.safeStop(),
                Optional.of(true).filter(_ -> held.late()));
        return withConsequence(operation, operation.fact(event), flags, correct, act);
    }

    /** A flag halts, once, until the measure is over; and at any time the agency's director owes word of it. */
    private static List<Fact> withConsequence(
            Operation operation, Fact fact, List<Flag> flags, Account account, Act act) {
        var facts = new ArrayList<Fact>();
        facts.add(fact);
        facts.addAll(Reporting.told(operation, act));
        facts.addAll(consequence(operation, flags, account, act));
        for (var kind : leaves(operation, account)) {
            facts.add(operation.fact(opened(operation, kind, account, act, facts.size())));
        }
        return facts;
    }

    private static List<Fact> consequence(Operation operation, List<Flag> flags, Account account, Act act) {
        if (flags.isEmpty()) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        if (Halting.mayHalt(operation).met()
                && operation.execution().halts().stream().noneMatch(Accounts::byHub)) {
            facts.addAll(Halting.halted(operation, Authority.HUB, new Covers.All(), OUT_OF_SCOPE, act, 0));
        }
        facts.add(operation.fact(opened(operation, Obligation.OUT_OF_SCOPE_ENTRY, account, act, facts.size())));
        return facts;
    }

    /** What the account leaves to be answered. A correction, which tells the whole again, opens nothing that is owed already. */
    private static List<String> leaves(Operation operation, Account account) {
        var kinds = new ArrayList<String>();
        account.deviation().ifPresent(_ -> kinds.add(Obligation.DEVIATION));
        account.data().flatMap(Sealed::content).ifPresent(data -> {
            data.seen().ifPresent(_ -> kinds.add(Obligation.DATA_SEEN));
            data.kept().ifPresent(_ -> kinds.add(Obligation.DATA_KEPT));
            data.deleted().ifPresent(_ -> kinds.add(Obligation.DATA_DELETED));
        });
        account.loss().ifPresent(_ -> kinds.add(Obligation.THIRD_PARTY_LOSS));
        if (account instanceof Correct) {
            kinds.removeIf(kind ->
                    operation.owed(kind).stream().anyMatch(o -> o.task().equals(Optional.of(account.task()))));
        }
        return kinds;
    }

    /** By as many facts as there are, no more ids are taken: their number is a fresh one. */
    private static ObligationOpened opened(Operation operation, String kind, Account account, Act act, int id) {
        var opened = ObligationOpened.of(new ObligationId(act.id(id)), kind, director(operation, account), act);
        return kind.equals(Obligation.OUT_OF_SCOPE_ENTRY)
                ? opened
                : operation.task(account.task()).map(Task::id).map(opened::of).orElse(opened);
    }

    private static Seat director(Operation operation, Account account) {
        return operation
                .task(account.task())
                .map(Task::agency)
                .orElse(operation.agency())
                .director();
    }

    private static boolean byHub(Halt halt) {
        return halt.authority() == Authority.HUB && halt.reach() == Halt.Reach.ALL;
    }
}
