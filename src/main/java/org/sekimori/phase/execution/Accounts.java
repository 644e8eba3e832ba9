package org.sekimori.phase.execution;

import java.util.ArrayList;
import java.util.List;
import org.sekimori.operation.Act;
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
        var flags = new Flags(operation, log, act).all();
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
                flags.isEmpty(),
                log.onBehalfOf());
        return withConsequence(operation, operation.fact(event), flags, log, act);
    }

    static List<Fact> corrected(Operation operation, Correct correct, Act act) {
        var flags = new Flags(operation, correct, act).all();
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
                flags.isEmpty(),
                correct.onBehalfOf());
        return withConsequence(operation, operation.fact(event), flags, correct, act);
    }

    /** Until the measure is over a flag halts it, once; later it opens an obligation of the agency's director. */
    private static List<Fact> withConsequence(
            Operation operation, Fact fact, List<Flag> flags, Account account, Act act) {
        var facts = new ArrayList<Fact>();
        facts.add(fact);
        facts.addAll(Reporting.told(operation, act));
        if (flags.isEmpty()) {
            return facts;
        }
        if (!Halting.mayHalt(operation).met()) {
            facts.add(operation.fact(ObligationOpened.of(
                    new ObligationId(act.id(0)), Obligation.OUT_OF_SCOPE_ENTRY, director(operation, account), act)));
        } else if (operation.execution().halts().stream().noneMatch(Accounts::byHub)) {
            facts.addAll(Halting.halted(operation, Authority.HUB, new Covers.All(), OUT_OF_SCOPE, act, 0));
        }
        return facts;
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
