package org.sekimori.phase.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationEvent.ObligationFulfilled;
import org.sekimori.operation.ObligationEvent.ObligationOpened;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Operation;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Phase;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Stamp;
import org.sekimori.phase.proposal.ProposalCommand.Amend;
import org.sekimori.phase.proposal.ProposalCommand.Create;
import org.sekimori.phase.proposal.ProposalCommand.Revise;
import org.sekimori.phase.proposal.ProposalCommand.Submit;
import org.sekimori.phase.proposal.ProposalCommand.Withdraw;
import org.sekimori.phase.proposal.ProposalCommand.WithdrawAmendment;
import org.sekimori.phase.proposal.ProposalEvent.Drafted;
import org.sekimori.phase.proposal.ProposalEvent.Revised;
import org.sekimori.phase.proposal.ProposalEvent.Submitted;
import org.sekimori.phase.proposal.ProposalEvent.Withdrawn;

/** Proposing: create, revise, submit, withdraw. */
public final class ProposalPhase implements Phase {
    public static final ProposalPhase PHASE = new ProposalPhase();

    private ProposalPhase() {}

    @Override
    public String name() {
        return "proposal";
    }

    @Override
    public Map<String, Class<? extends Command>> commands() {
        return Map.of(
                "create", Create.class,
                "revise", Revise.class,
                "submit", Submit.class,
                "withdraw", Withdraw.class,
                "amend", Amend.class,
                "withdraw-amendment", WithdrawAmendment.class);
    }

    @Override
    public Descriptor descriptor() {
        return new Descriptor(Map.of(
                "org.sekimori.operation.Drafted", Drafted.class,
                "org.sekimori.operation.Revised", Revised.class,
                "org.sekimori.operation.Submitted", Submitted.class,
                "org.sekimori.operation.Withdrawn", Withdrawn.class));
    }

    @Override
    public Decision decide(Dossier dossier, Command command, Act act) {
        if (command instanceof Create create) {
            return create(dossier, create.proposal(), act);
        }
        return dossier.operation()
                .map(operation -> decide(dossier, operation, (ProposalCommand) command, act))
                .orElseGet(() -> Decision.rejected(Reason.UNKNOWN, "Expected a case"));
    }

    private static Decision decide(Dossier dossier, Operation operation, ProposalCommand command, Act act) {
        return switch (command) {
            case Create _ -> Decision.rejected(Reason.ALREADY_EXISTS, "Expected a new case");
            case Revise revise -> revise(dossier, operation, revise.proposal(), act);
            case Amend amend ->
                Amending.mayAmend(operation, act)
                        .and(() -> Content.whole(amend.proposal(), act))
                        .and(() -> Amending.widens(operation, amend.proposal(), act))
                        .then(() -> Amending.amended(operation, amend.proposal(), act));
            case WithdrawAmendment back ->
                Amending.mayTakeBack(operation, act).then(() -> Amending.takenBack(operation, back.reasons()));
            case Submit _ -> maySubmit(operation, act).then(() -> submitted(operation, act));
            case Withdraw withdraw ->
                mayWithdraw(operation, act).then(() -> List.of(operation.fact(new Withdrawn(withdraw.reason()))));
        };
    }

    private static Decision create(Dossier dossier, Proposal proposal, Act act) {
        return Requirement.NONE
                .that(() -> dossier.operation().isEmpty(), Reason.ALREADY_EXISTS, "Expected a new case")
                .and(() -> applies(proposal.applicant(), act))
                .and(() -> Content.whole(proposal, act))
                .and(() -> refers(dossier, proposal))
                .then(() -> {
                    var id = new OperationId(act.id(0));
                    var subject = id.subject();
                    return List.of(new Fact(subject, Drafted.of(proposal, Commitment.of(id, proposal, act))));
                });
    }

    /** A case that is over stays over; what comes after it is another case, which names it. */
    private static Requirement refers(Dossier dossier, Proposal proposal) {
        var earlier = dossier.earlier().filter(found -> proposal.refersTo().equals(Optional.of(found.id())));
        return Requirement.NONE
                .that(
                        () -> proposal.refersTo().isEmpty() || earlier.isPresent(),
                        Reason.UNKNOWN_CASE,
                        "Expected an earlier case that the caller may read")
                .that(
                        () -> earlier.map(found -> found.stage().isFinal()).orElse(true),
                        Reason.CASE_NOT_OVER,
                        "Expected an earlier case that is over");
    }

    /** An officer applies in no other officer's name; the coordinator may draft for any. */
    private static Requirement applies(PersonId applicant, Act act) {
        return Requirement.NONE.that(
                () -> !act.actor().seat().isOfficer()
                        || applicant.equals(act.actor().id()),
                Reason.NOT_APPLICANT,
                "Expected an officer to apply in the own name");
    }

    private static Requirement mayRevise(Operation operation, Act act) {
        return applicantOrCoordinator(operation, act)
                .and(() -> notBegun(operation))
                .and(() -> Requirement.stage(
                        operation, Stage.DRAFT, Stage.SCREENING, Stage.REVIEW, Stage.AUTHORISED, Stage.TASKED))
                .that(
                        () -> operation.pending().isEmpty(),
                        Reason.AMENDMENT_OPEN,
                        "Expected no amendment to be asked for: it is withdrawn first");
    }

    private static Requirement notBegun(Operation operation) {
        var going = operation.stage() == Stage.EXECUTING || operation.stage() == Stage.HALTED;
        return Requirement.NONE.that(
                () -> !going || !operation.execution().started(),
                Reason.MEASURE_BEGUN,
                "Expected a measure that has not begun: end it, and let a new case refer to this one");
    }

    private static Decision revise(Dossier dossier, Operation operation, Proposal proposal, Act act) {
        return mayRevise(operation, act)
                .and(() -> applies(proposal.applicant(), act))
                .that(
                        () -> !operation.review().decidedAny(proposal.applicant()),
                        Reason.APPLICANT_DECIDES,
                        "Expected an applicant who decided no gate of the case")
                .and(() -> Content.whole(proposal, act))
                .that(
                        () -> Change.leavesSomething(operation, proposal, act),
                        Reason.NOTHING_LEFT,
                        "Expected a target that no gate has left out")
                .and(() -> proposal.refersTo().equals(operation.proposal().refersTo())
                        ? Requirement.NONE
                        : refers(dossier, proposal))
                .then(() -> revised(operation, proposal, act));
    }

    /** Tasks end with it, and each officer learns of that. */
    private static List<Fact> revised(Operation operation, Proposal proposal, Act act) {
        var made = Commitment.of(operation.id(), proposal, act);
        var change = Change.of(operation, proposal, made.scopeHash(), act);
        var facts = new ArrayList<Fact>();
        facts.add(operation.fact(Revised.of(proposal, made, change.voids(), change.narrowing())));
        operation
                .owed(Obligation.SUPPLEMENT)
                .forEach(o -> facts.add(operation.fact(new ObligationFulfilled(o.id(), Optional.empty()))));
        for (var task : operation.liveTasks()) {
            var id = new ObligationId(act.id(facts.size()));
            facts.add(operation.fact(ObligationOpened.of(
                            id, Obligation.SCOPE_ACKNOWLEDGEMENT, task.agency().officer(), act)
                    .of(task.id())));
        }
        return facts;
    }

    private static Requirement maySubmit(Operation operation, Act act) {
        return applicant(operation, act)
                .and(() -> Requirement.stage(operation, Stage.DRAFT))
                .and(() -> Content.applicable(operation.proposal(), act));
    }

    private static List<Fact> submitted(Operation operation, Act act) {
        var proposal = operation.proposal();
        return List.of(operation.fact(new Submitted(
                act.rules().gatesFor(proposal), proposal.abroad(), operation.scopeHash(), operation.agency())));
    }

    private static Requirement mayWithdraw(Operation operation, Act act) {
        return applicantOrCoordinator(operation, act)
                .and(() -> Requirement.stage(
                        operation, Stage.DRAFT, Stage.SCREENING, Stage.REVIEW, Stage.AUTHORISED, Stage.TASKED));
    }

    private static Requirement applicantOrCoordinator(Operation operation, Act act) {
        return Requirement.NONE.that(
                () -> act.actor().seat() == Seat.NCO_COORDINATOR
                        || operation.isApplicant(act.actor().id()),
                Reason.NOT_APPLICANT,
                "Expected the applicant or the coordinator");
    }

    private static Requirement applicant(Operation operation, Act act) {
        return Requirement.NONE.that(
                () -> operation.isApplicant(act.actor().id()), Reason.NOT_APPLICANT, "Expected the applicant");
    }

    @Override
    public Dossier evolve(Dossier dossier, Event event, Stamp stamp) {
        return dossier.with(Fold.evolve(dossier.operation(), (ProposalEvent) event));
    }

    @Override
    public List<Offer> offers(Dossier dossier, Act act) {
        if (dossier.operation().isEmpty()) {
            return List.of(Offer.of("create"));
        }
        var operation = dossier.operation().orElseThrow();
        var offers = new ArrayList<Offer>();
        if (mayRevise(operation, act).met()) {
            offers.add(Offer.of("revise"));
        }
        if (maySubmit(operation, act).met()) {
            offers.add(Offer.of("submit"));
        }
        if (Amending.mayAmend(operation, act).met()) {
            offers.add(Offer.of("amend"));
        }
        if (Amending.mayTakeBack(operation, act).met()) {
            offers.add(Offer.of("withdraw-amendment"));
        }
        if (mayWithdraw(operation, act).met()) {
            offers.add(Offer.of("withdraw"));
        }
        return offers;
    }
}
