package org.sekimori.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekimori.operation.Wait.Audience;
import org.sekimori.operation.Wait.Because;
import org.sekimori.operation.Wait.Holder;

/**
 * What a case waits for, and whom. It says who has the next word, not whether that word can be given this minute: that is
 * for the phases' offers and the policies.
 *
 * @param sitting the one that is open on the case, if any
 * @param disputes the open conflicts of the case
 */
public record Waiting(
        Operation operation, Optional<Sitting> sitting, List<Dispute> disputes, Rules rules, Instant now) {
    public Waiting {
        disputes = List.copyOf(disputes);
    }

    /** An open conflict, as far as it says who has the next word in it. */
    public record Dispute(ConflictId id, Instant raised, Optional<PersonId> owner, boolean escalated) {}

    /** In no order; for a case that is over, only what a log entry left behind, and the paper of a refusal that was heard. */
    public List<Wait> waits() {
        if (operation.stage().isFinal()) {
            return operation.obligations().stream()
                    .filter(o -> o.awaitsAnswer() || (o.isOpen() && o.kind().equals(Obligation.PAPER_TO_FOLLOW)))
                    .flatMap(obligation -> obligation(obligation).stream())
                    .toList();
        }
        var waits = new ArrayList<Wait>();
        disputes.forEach(dispute -> waits.add(conflict(dispute)));
        switch (operation.stage()) {
            case DRAFT -> waits.add(draft());
            case SCREENING -> {}
            case REVIEW -> waits.addAll(review());
            case AUTHORISED -> waits.addAll(tasking());
            case TASKED -> waits.addAll(tasked());
            case EXECUTING -> waits.addAll(executing());
            case HALTED -> waits.addAll(halted());
            case ENDED -> waits.add(reportOwed());
            case REPORTED -> waits.addAll(reported());
            case CLOSED, REFUSED, WITHDRAWN, REVOKED, EXPIRED -> {}
        }
        waits.addAll(halts());
        waits.addAll(obligations());
        operation
                .pending()
                .ifPresent(
                        a -> waits.addAll(new Waiting(a.asCase(operation), sitting, List.of(), rules, now).review()));
        sitting.filter(Sitting::isOpen).ifPresent(open -> waits.add(deliberation(open)));
        return List.copyOf(waits);
    }

    private Wait reportOwed() {
        var wait = Wait.of(Because.REPORT_OWED, director(), "report").since(ended());
        return operation.owed(Obligation.REPORT).stream()
                .findFirst()
                .map(wait::owed)
                .orElse(wait);
    }

    private Holder director() {
        return Holder.of(operation.agency().director());
    }

    private Holder applicant() {
        return Holder.of(operation.agency().officer(), operation.proposal().applicant());
    }

    private Optional<Instant> windowEnd() {
        return Optional.of(operation.proposal().window().to());
    }

    private static Wait conflict(Dispute dispute) {
        var holder = dispute.escalated()
                ? Holder.of(Seat.NCO_DIRECTOR)
                : dispute.owner()
                        .map(owner -> Holder.of(Seat.NCO_DECONFLICTION, owner))
                        .orElse(Holder.of(Seat.NCO_DECONFLICTION));
        var act = dispute.escalated()
                ? "conflict-override"
                : dispute.owner().isPresent() ? "conflict-dispose" : "conflict-own";
        return Wait.of(Because.CONFLICT_OPEN, holder, act).over(dispute.id()).since(Optional.of(dispute.raised()));
    }

    private Wait draft() {
        return operation
                .review()
                .returned()
                .map(returned -> Wait.of(Because.RETURNED, applicant(), "submit")
                        .at(returned.gate())
                        .since(Optional.of(returned.at())))
                .orElseGet(() -> Wait.of(Because.DRAFT_TO_SUBMIT, applicant(), "submit"));
    }

    private Gates gates() {
        return new Gates(operation, rules, now);
    }

    private List<Wait> review() {
        return openGates().flatMap(gate -> gate(gate).stream()).toList();
    }

    private Stream<Gate> openGates() {
        return rules.gates().stream().filter(gate -> gates().openness(gate).met());
    }

    private List<Wait> gate(Gate gate) {
        var unconfirmed = Optional.ofNullable(operation.review().consents().get(gate.id()))
                .filter(consent -> consent.awaitsReadBack(now));
        if (unconfirmed.isPresent()) {
            return readBack(gate, unconfirmed.get());
        }
        var open = Wait.of(
                        Because.GATE_OPEN,
                        Holder.of(gate.holder().seat(operation.agency())),
                        Offer.of("grant", gate.id()))
                .since(latest(gate.after().stream()));
        return gate.kind() == Gate.Kind.VOTE ? committee(open.later(stopped(open))) : List.of(open);
    }

    /** For how long the clock of the committee's gate stood, because it waited for a supplement (補正). */
    private Duration stopped(Wait open) {
        return rules.quorum().supplementStops()
                ? open.since()
                        .map(since -> operation.hearing().askedBetween(since, now))
                        .orElse(Duration.ZERO)
                : Duration.ZERO;
    }

    /** Heard and written down: a desk that reads back has the next word. */
    private List<Wait> readBack(Gate gate, Consent consent) {
        return gate.readBack().stream()
                .sorted()
                .map(seat -> Wait.of(Because.ORAL_TO_CONFIRM, Holder.of(seat), Offer.of("confirm-oral", gate.id()))
                        .since(Optional.of(consent.at())))
                .toList();
    }

    /** What the committee owes; from outside only that it is the committee's turn. */
    private List<Wait> committee(Wait open) {
        var outside = open.to(Audience.OUTSIDE_COMMITTEE);
        return sitting.filter(Sitting::isOpen).isPresent()
                ? List.of(outside)
                : List.of(outside, toOpen().since(open.since()));
    }

    /** The chair opens or, where the chair may not sit in this case, the deputy. */
    private Wait toOpen() {
        var chairSits = rules.directory().persons().values().stream()
                .filter(Waiting::isChair)
                .anyMatch(person -> !operation.isApplicant(person.key())
                        && !operation.review().decidedForAnotherBody(person.key(), Seat.COMMITTEE_CHAIR.body()));
        var holder = chairSits
                ? Holder.of(Seat.COMMITTEE_CHAIR)
                : Holder.of(Seat.COMMITTEE_MEMBER, rules.quorum().deputy());
        return Wait.of(Because.SITTING_TO_OPEN, holder, "sitting-create").to(Audience.COMMITTEE);
    }

    private static boolean isChair(Person person) {
        return person.seats().contains(Seat.COMMITTEE_CHAIR);
    }

    private Holder presiding(Sitting open) {
        var chair = rules.directory().person(open.presiding()).filter(Waiting::isChair);
        return Holder.of(chair.isPresent() ? Seat.COMMITTEE_CHAIR : Seat.COMMITTEE_MEMBER, open.presiding());
    }

    private Wait deliberation(Sitting open) {
        var missing = new HashSet<>(open.voters(rules.quorum()));
        missing.removeAll(open.votes().keySet());
        var wait = open.motion().isEmpty()
                ? Wait.of(Because.MOTION_TO_MOVE, new Holder(Seat.COMMITTEE_MEMBER, open.present()), "sitting-move")
                : missing.isEmpty()
                        ? Wait.of(Because.SITTING_TO_CLOSE, presiding(open), "sitting-close")
                        : Wait.of(Because.VOTE_TO_CAST, new Holder(Seat.COMMITTEE_MEMBER, missing), "sitting-vote");
        return wait.in(open.id()).to(Audience.COMMITTEE);
    }

    private Optional<Instant> latest(Stream<GateId> gates) {
        return gates.flatMap(
                        id -> Optional.ofNullable(operation.review().consents().get(id)).stream())
                .map(Consent::at)
                .max(Comparator.naturalOrder());
    }

    private List<Wait> tasking() {
        var live = operation.liveTasks().stream().map(Task::agency).toList();
        return live.containsAll(operation.proposal().executors())
                ? List.of()
                : List.of(Wait.of(Because.TO_TASK, Holder.of(Seat.NCO_COORDINATOR), "task")
                        .since(latest(gates().required().stream())));
    }

    private List<Wait> tasked() {
        var waits = new ArrayList<>(tasking());
        for (var task : operation.liveTasks()) {
            switch (task.state()) {
                case TASKED -> waits.add(officer(Because.TASK_TO_ACCEPT, task, Offer.of("accept", task.id())));
                case ACCEPTED -> waits.add(officer(Because.TASK_TO_READY, task, Offer.of("ready", task.id())));
                case READY -> {
                    if (!operation.acknowledgedBy(task)) {
                        waits.add(officer(Because.TASK_TO_READY, task, Offer.of("ready", task.id())));
                    }
                }
                case DECLINED, ENDED -> {}
            }
        }
        return waits.isEmpty()
                ? List.of(Wait.of(Because.TO_START, director(), "start").until(windowEnd()))
                : waits;
    }

    private static Wait officer(Because because, Task task, Offer act) {
        return Wait.of(because, Holder.of(task.agency().officer(), task.officer()), act);
    }

    private Optional<Instant> running() {
        var runs = operation.execution().runs();
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast().from());
    }

    private Optional<Instant> ended() {
        var runs = operation.execution().runs();
        return runs.isEmpty() ? Optional.empty() : runs.getLast().to();
    }

    private List<Wait> executing() {
        var waits = new ArrayList<Wait>();
        for (var task : operation.liveTasks()) {
            waits.add(officer(Because.TO_ACT, task, Offer.of("log"))
                    .since(running())
                    .until(windowEnd()));
        }
        waits.add(Wait.of(Because.TO_END, director(), "end").since(running()).until(windowEnd()));
        return waits;
    }

    /** A measure that began ends sooner or later, also out of a halt; before the window is over it may still go on. */
    private List<Wait> halted() {
        var over = !now.isBefore(operation.proposal().window().to());
        return over && operation.execution().started()
                ? List.of(Wait.of(Because.TO_END, director(), "end").until(windowEnd()))
                : List.of();
    }

    private List<Wait> halts() {
        var waits = new ArrayList<Wait>();
        operation.tasks().forEach(task -> unheard(task).ifPresent(waits::add));
        since(Halt.Authority.EXECUTIVE, Halt.Authority.HUB)
                .ifPresent(at -> waits.add(Wait.of(Because.TO_RESUME, Holder.of(Seat.NCO_DIRECTOR), "resume")
                        .since(Optional.of(at))));
        since(Halt.Authority.COMMITTEE).ifPresent(at -> waits.addAll(liftedBySitting(at)));
        return waits;
    }

    private Optional<Instant> since(Halt.Authority... authorities) {
        return operation.execution().halts().stream()
                .filter(halt -> List.of(authorities).contains(halt.authority()))
                .map(Halt::at)
                .min(Comparator.naturalOrder());
    }

    private List<Wait> liftedBySitting(Instant at) {
        var outside = Wait.of(Because.TO_RESUME, Holder.of(Seat.COMMITTEE_CHAIR), "sitting-create")
                .since(Optional.of(at));
        return committee(outside);
    }

    private Optional<Wait> unheard(Task task) {
        var owed = operation.owed(Obligation.HALT_ACKNOWLEDGEMENT).stream()
                .filter(o -> o.task().equals(Optional.of(task.id())))
                .findFirst();
        var halt = operation.execution().halts().stream()
                .filter(h -> task.live()
                        && h.concerns(task.id())
                        && !h.acknowledgedBy().contains(task.officer()))
                .map(Halt::at)
                .min(Comparator.naturalOrder());
        if (owed.isEmpty() && halt.isEmpty()) {
            return Optional.empty();
        }
        var wait = officer(Because.HALT_TO_ACKNOWLEDGE, task, Offer.of("acknowledge-halt", task.id()))
                .since(halt);
        return Optional.of(owed.map(wait::owed).orElse(wait));
    }

    private List<Wait> reported() {
        var waits = new ArrayList<Wait>();
        openGates().filter(gate -> gate.kind() != Gate.Kind.VOTE).forEach(gate -> waits.addAll(gate(gate)));
        var found = operation.hearing().finding().isPresent();
        if (gates().needsFinding() && !found) {
            waits.addAll(finding());
        }
        var answered = operation.owed(Obligation.RECOMMENDATION_ANSWER).isEmpty()
                && operation.owed(Obligation.EX_POST_NOTICE).isEmpty()
                && operation.obligations().stream().noneMatch(Obligation::awaitsAnswer);
        if (waits.isEmpty() && answered) {
            waits.add(Wait.of(Because.TO_CLOSE, Holder.of(Seat.NCO_COORDINATOR), "close"));
        }
        return waits;
    }

    /** In the exception lane a finding is needed also where policy has no gate for it. */
    private List<Wait> finding() {
        var chair = Holder.of(Seat.COMMITTEE_CHAIR);
        return committee(gates().confirmation()
                .map(gate -> Wait.of(Because.GATE_OPEN, chair, Offer.of("grant", gate.id())))
                .orElseGet(() -> Wait.of(Because.GATE_OPEN, chair, "sitting-create")));
    }

    private Optional<Holder> reporter(Obligation owed) {
        return owed.task()
                .flatMap(operation::task)
                .map(task -> Holder.of(task.agency().officer(), task.officer()));
    }

    private List<Wait> obligations() {
        return operation.obligations().stream()
                .filter(Obligation::isOpen)
                .flatMap(obligation -> obligation(obligation).stream())
                .toList();
    }

    /** Conditions are answered with the report, acknowledgements with the halt; the report has a wait of its own. */
    private Optional<Wait> obligation(Obligation owed) {
        var owner = Holder.of(owed.owner());
        return switch (owed.kind()) {
            case Obligation.CONDITION, Obligation.HALT_ACKNOWLEDGEMENT, Obligation.REPORT -> Optional.empty();
            case Obligation.HALT_UPHOLDING ->
                sitting.filter(Sitting::isOpen).isPresent()
                        ? Optional.empty()
                        : Optional.of(Wait.obligation(owed, owner, Optional.of(Offer.of("sitting-create"))));
            case Obligation.PERIODIC_REPORT ->
                Optional.of(Wait.obligation(owed, reporter(owed).orElse(owner), Optional.of(Offer.of("log"))));
            case Obligation.RECOMMENDATION_ANSWER ->
                Optional.of(Wait.of(Because.RECOMMENDATION_TO_ANSWER, owner, "answer-recommendation")
                        .owed(owed));
            case Obligation.EX_POST_NOTICE ->
                Optional.of(Wait.obligation(owed, owner, Optional.of(Offer.of("notify-committee"))));
            case Obligation.PAPER_TO_FOLLOW ->
                Optional.of(Wait.obligation(owed, owner, owed.gate().map(gate -> Offer.of("attach-paper", gate))));
            case Obligation.SCOPE_ACKNOWLEDGEMENT ->
                owed.task()
                        .flatMap(operation::task)
                        .map(task -> Wait.obligation(
                                owed,
                                Holder.of(task.agency().officer(), task.officer()),
                                Optional.of(Offer.of("acknowledge-scope", task.id()))));
            case Obligation.PARTIAL_GRANT_NOTICE ->
                Optional.of(Wait.obligation(owed, owner, owed.gate().map(gate -> Offer.of("take-note", gate))));
            case Obligation.OUT_OF_SCOPE_ENTRY,
                    Obligation.DEVIATION,
                    Obligation.DATA_SEEN,
                    Obligation.DATA_KEPT,
                    Obligation.DATA_DELETED,
                    Obligation.THIRD_PARTY_LOSS ->
                Optional.of(Wait.obligation(owed, owner, Optional.of(Offer.of("answer-obligation"))));
            case Obligation.SUPPLEMENT ->
                Optional.of(Wait.obligation(owed, applicant(), Optional.of(Offer.of("answer-supplement"))));
            default -> Optional.of(Wait.obligation(owed, owner, Optional.empty()));
        };
    }
}
