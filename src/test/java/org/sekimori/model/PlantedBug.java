package org.sekimori.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.sekimori.operation.Act;
import org.sekimori.operation.Amendment;
import org.sekimori.operation.Amendments;
import org.sekimori.operation.Command;
import org.sekimori.operation.Consent;
import org.sekimori.operation.Directory;
import org.sekimori.operation.Document;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Event;
import org.sekimori.operation.Folding;
import org.sekimori.operation.Gate;
import org.sekimori.operation.Halt;
import org.sekimori.operation.HandlingId;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationEvent.ObligationOpened;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.Person;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Window;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.execution.ExecutionEvent;
import org.sekimori.phase.oversight.OversightCommand;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.proposal.ProposalEvent;
import org.sekimori.phase.tasking.TaskingCommand;
import org.sekimori.phase.timekeeping.TimekeepingCommand;

/**
 * A rule that is missing: what it rests on is shown to the rules as they would like it. Each names the invariant that the
 * rule keeps, by its number in the list of what must never happen. A quorum under the statutory floor cannot be planted:
 * there is no such value.
 */
enum PlantedBug {
    NONE(0),
    COMMITTEE_NOT_ASKED(1),
    CONFLICT_NOT_SEEN(1),
    WIDENING_TAKEN_FOR_NARROWING(1),
    FOREIGN_MINISTER_NOT_ASKED(2),
    PREFECTURE_TAKEN_FOR_NATIONAL(2),
    PRIME_MINISTER_NOT_ASKED(3),
    END_OF_ORDER_NOT_SEEN(3),
    PARTNER_NOT_ASKED(3),
    EXCEPTION_SKIPS_EVERYTHING(4),
    CLOSED_UNCONFIRMED(4),
    NOTICE_NOT_ASKED(4),
    VOTES_FORGOTTEN(5),
    EXPERT_TAKEN_FOR_MEMBER(5),
    TIE_SEEN_EVERYWHERE(5),
    APPLICANT_NOT_SEEN(6),
    DECIDERS_FORGOTTEN(6),
    SCOPE_NOT_COMPARED(7),
    WINDOW_NOT_SEEN(7),
    HALT_NOT_SEEN(7),
    POLICY_ABSENT(8),
    DESIGNATION_NEVER_ENDS(9),
    COMMITTEE_HALT_TAKEN_FOR_EXECUTIVE(13),

    // ---- amendments and parts
    AMENDMENT_NEEDS_NO_GATES(1),
    AMENDMENT_ABROAD_UNCONSULTED(2),
    CONFLICT_OF_AMENDMENT_NOT_SEEN(1),
    AMENDMENT_IN_FORCE_AT_ONCE(7),
    AMENDMENT_KNOWN_TO_EVERYBODY(7),
    AMENDED_BY_ANYBODY(9),
    EXCLUDED_PART_NOT_SEEN(7),
    COMMITTEES_PART_NOT_SEEN(5),
    END_OF_AMENDMENTS_CONSENT_NOT_KEPT(1),
    TASKED_UPON_ENDED_AMENDMENT(1),
    EARLIER_SCOPE_FOR_EVERYBODY(7),

    // ---- revisions
    TASKS_OUTLIVE_REVISION(1),
    OFFICERS_NOT_TOLD_OF_REVISION(1),
    ANOTHER_BASIS_NOT_SEEN(1),
    ANOTHER_KIND_OF_MEASURE_NOT_SEEN(1),
    MEASURE_BEGUN_NOT_SEEN(7),

    // ---- decisions taken elsewhere, and their papers
    ORAL_TAKEN_FOR_WRITTEN(1),
    ORAL_REFUSAL_TAKEN_FOR_WRITTEN(1),
    READ_BACK_BY_ONESELF(1),
    APPLICANT_READS_BACK(6),
    ROUTE_OF_PAPER_NOT_SEEN(11),
    COMMITTEE_PAPER_FOR_EVERYBODY(8),

    // ---- who comes and goes in a sitting
    RECUSAL_FORGOTTEN(5),
    ABSENT_COUNTED_AS_PRESENT(5),
    EXPERT_ATTENDS_AS_MEMBER(5),
    MOTION_TAKEN_BACK_AFTER_VOTES(5),
    CLOSED_BEFORE_EVERYBODY_VOTED(5),

    // ---- what time brings
    END_OF_CONSENT_NOT_KEPT(3),
    END_OF_DESIGNATION_NOT_KEPT(9),
    BREACH_NOT_KEPT(4),
    UPHELD_HALT_LAPSES(13),
    CHAIR_PROLONGS_HALT(13),

    // ---- what is owed, and what is recorded
    RECOMMENDATION_NOT_ANSWERED(4),
    ENTRY_OUT_OF_SCOPE_NOT_ANSWERED(7),
    ENTRY_OUT_OF_SCOPE_HALTS_NOTHING(7),
    ENTRY_OUT_OF_SCOPE_OWES_NOTHING(7),
    CORRECTION_NOT_COMPARED(7),
    TASK_NOT_COMPARED(7),
    ENTRY_DATED_NOW(10),
    RECORDED_BACK_IN_TIME(10),
    ENTRY_LOST(10);

    private final int invariant;

    PlantedBug(int invariant) {
        this.invariant = invariant;
    }

    /** What a rule is shown. */
    record View(Dossier dossier, Command command, Act act) {
        private static final Map<PlantedBug, Rules> CHANGED = new ConcurrentHashMap<>();

        View onCase(UnaryOperator<Operation> change) {
            return on(dossier.operation().map(change).map(dossier::with).orElse(dossier));
        }

        View onSitting(UnaryOperator<Sitting> change) {
            return on(dossier.sitting().map(change).map(dossier::with).orElse(dossier));
        }

        View onDocument(UnaryOperator<Document> change) {
            return on(Altered.with(dossier, "document", dossier.document().map(change)));
        }

        private View on(Dossier other) {
            return new View(other, command, act);
        }

        View of(Command other) {
            return new View(dossier, other, act);
        }

        View onRules(PlantedBug bug, UnaryOperator<Rules> change) {
            var rules = CHANGED.computeIfAbsent(bug, _ -> change.apply(SmallWorld.RULES));
            return new View(dossier, command, Altered.with(act, "rules", rules));
        }
    }

    int invariant() {
        return invariant;
    }

    /** Whether it is this one that makes it happen. */
    boolean shownBy(Never.Violation violation) {
        return this == NONE || violation.invariant() == invariant;
    }

    /** When the pipeline records what happens now. */
    Instant recorded(Instant now) {
        return this == RECORDED_BACK_IN_TIME ? now.minusSeconds(1) : now;
    }

    /** Whether an event never reaches the journal. */
    boolean loses(Event event) {
        return switch (this) {
            case ENTRY_LOST -> event instanceof ExecutionEvent.Logged;
            case ENTRY_OUT_OF_SCOPE_OWES_NOTHING ->
                event instanceof ObligationOpened opened && opened.kind().equals(Obligation.OUT_OF_SCOPE_ENTRY);
            default -> false;
        };
    }

    /** What a case is taken to be after an event. */
    Dossier folded(Dossier before, Event event, Dossier after) {
        return this == TASKS_OUTLIVE_REVISION && event instanceof ProposalEvent.Revised
                ? after.with(after.operation()
                        .orElseThrow()
                        .withTasks(before.operation().orElseThrow().tasks()))
                : after;
    }

    View blind(View view) {
        return switch (this) {
            case NONE,
                    POLICY_ABSENT,
                    RECORDED_BACK_IN_TIME,
                    ENTRY_LOST,
                    ENTRY_OUT_OF_SCOPE_OWES_NOTHING,
                    TASKS_OUTLIVE_REVISION -> view;
            case COMMITTEE_NOT_ASKED -> view.onCase(operation -> operation.review(review -> review.exception(true)));
            case CONFLICT_NOT_SEEN -> view.onCase(PlantedBug::withoutConflicts);
            case WIDENING_TAKEN_FOR_NARROWING ->
                view.command() instanceof ProposalCommand.Revise ? view.onCase(PlantedBug::anyTime) : view;
            case FOREIGN_MINISTER_NOT_ASKED -> view.onRules(this, rules -> never(rules, "foreign-minister"));
            case PREFECTURE_TAKEN_FOR_NATIONAL -> view.onRules(this, people(PlantedBug::national));
            case PRIME_MINISTER_NOT_ASKED -> view.onRules(this, rules -> never(rules, "prime-minister-order"));
            case END_OF_ORDER_NOT_SEEN -> view.onCase(PlantedBug::endless);
            case PARTNER_NOT_ASKED -> view.onRules(this, PlantedBug::withoutPartners);
            case EXCEPTION_SKIPS_EVERYTHING -> view.onRules(this, PlantedBug::withoutSingleGates);
            case CLOSED_UNCONFIRMED ->
                view.onCase(operation -> operation.with(operation.hearing().finding(true)));
            case NOTICE_NOT_ASKED -> view.onCase(PlantedBug::owingNothing);
            case VOTES_FORGOTTEN -> view.onSitting(sitting -> Altered.with(sitting, "votes", Map.of()));
            case EXPERT_TAKEN_FOR_MEMBER -> expert(view);
            case TIE_SEEN_EVERYWHERE -> view.onSitting(PlantedBug::tied);
            case APPLICANT_NOT_SEEN -> view.onCase(PlantedBug::somebodyApplies);
            case DECIDERS_FORGOTTEN ->
                view.onCase(operation -> operation.review(review -> Altered.with(review, "deciders", List.of())));
            case SCOPE_NOT_COMPARED ->
                view.command() instanceof ExecutionCommand.Account account
                        ? view.onCase(operation -> Altered.with(operation, "scopeHash", account.scopeHash()))
                        : view;
            case WINDOW_NOT_SEEN -> view.onCase(PlantedBug::anyTime);
            case HALT_NOT_SEEN ->
                view.command() instanceof ExecutionCommand.Account
                        ? view.onCase(operation ->
                                operation.with(operation.execution().withHalts(List.of())))
                        : view;
            case DESIGNATION_NEVER_ENDS -> view.onRules(this, people(PlantedBug::designated));
            case COMMITTEE_HALT_TAKEN_FOR_EXECUTIVE -> view.onCase(PlantedBug::executiveHalts);
            case AMENDMENT_NEEDS_NO_GATES ->
                view.onCase(pending(a -> Altered.with(a, "review", gates(a.review(), "legal"::equals))));
            case AMENDMENT_ABROAD_UNCONSULTED ->
                view.onCase(pending(
                        a -> Altered.with(a, "review", gates(a.review(), g -> !g.equals("foreign-minister")))));
            case CONFLICT_OF_AMENDMENT_NOT_SEEN ->
                view.onCase(pending(a -> Altered.with(a, "screening", withoutConflicts(a.screening()))));
            case AMENDMENT_IN_FORCE_AT_ONCE ->
                view.command() instanceof ExecutionCommand.Account ? view.onCase(PlantedBug::inForce) : view;
            case AMENDMENT_KNOWN_TO_EVERYBODY -> view.onCase(amendments(a -> Altered.with(a, "told", Set.of())));
            case AMENDED_BY_ANYBODY -> view.onRules(this, people(PlantedBug::designated));
            case COMMITTEES_PART_NOT_SEEN -> view.onSitting(Unseen::committeesPart);
            case END_OF_AMENDMENTS_CONSENT_NOT_KEPT -> ticking(view, amendments(Unseen::end));
            case TASKED_UPON_ENDED_AMENDMENT ->
                view.command() instanceof TaskingCommand ? view.onCase(amendments(Unseen::end)) : view;
            case EARLIER_SCOPE_FOR_EVERYBODY ->
                view.command() instanceof ExecutionCommand.Account ? view.onCase(Unseen::whoWasTold) : view;
            case OFFICERS_NOT_TOLD_OF_REVISION ->
                view.command() instanceof ProposalCommand.Revise ? view.onCase(Folding::withoutTasks) : view;
            case ANOTHER_BASIS_NOT_SEEN, ANOTHER_KIND_OF_MEASURE_NOT_SEEN ->
                view.command() instanceof ProposalCommand.Revise(var next)
                        ? view.onRules(this, Unseen::change)
                                .onCase(operation -> this == ANOTHER_BASIS_NOT_SEEN
                                        ? Unseen.anotherBasis(operation, next)
                                        : Unseen.anotherMeasure(operation, next))
                        : view;
            case MEASURE_BEGUN_NOT_SEEN ->
                view.command() instanceof ProposalCommand.Revise ? view.onCase(Unseen::begun) : view;
            case ORAL_REFUSAL_TAKEN_FOR_WRITTEN -> view.of(Unseen.wordOfMouth(view.command()));
            case CHAIR_PROLONGS_HALT ->
                view.command() instanceof ExecutionCommand.Halt ? view.onCase(Unseen::lapses) : view;
            case ENTRY_OUT_OF_SCOPE_HALTS_NOTHING ->
                view.command() instanceof ExecutionCommand.Account ? view.onCase(Unseen::needOfHalt) : view;
            case CORRECTION_NOT_COMPARED ->
                view.command() instanceof ExecutionCommand.Correct correct
                        ? view.onCase(operation -> Altered.with(operation, "scopeHash", correct.scopeHash()))
                        : view;
            case TASK_NOT_COMPARED ->
                view.command() instanceof ExecutionCommand.Account
                        ? view.onCase(operation ->
                                Unseen.whoseTask(operation, view.act().actor().id()))
                        : view;
            case EXCLUDED_PART_NOT_SEEN -> view.onCase(consents(c -> Altered.with(c, "excludes", Optional.empty())));
            case ORAL_TAKEN_FOR_WRITTEN -> view.onCase(consents(c -> Altered.with(c, "attested", Optional.empty())));
            case READ_BACK_BY_ONESELF -> view.onCase(consents(c -> Altered.with(c, "by", SmallWorld.id("lapsed"))));
            case APPLICANT_READS_BACK -> view.onCase(PlantedBug::somebodyApplies);
            case ROUTE_OF_PAPER_NOT_SEEN ->
                view.onDocument(paper -> Altered.with(paper, "handling", new HandlingId("open")));
            case COMMITTEE_PAPER_FOR_EVERYBODY -> view.onDocument(paper -> Altered.with(paper, "committee", false));
            case RECUSAL_FORGOTTEN -> view.onSitting(sitting -> Altered.with(sitting, "recused", Set.of()));
            case ABSENT_COUNTED_AS_PRESENT -> view.onSitting(PlantedBug::withAbsent);
            case EXPERT_ATTENDS_AS_MEMBER -> view.onRules(this, people(PlantedBug::seated));
            case MOTION_TAKEN_BACK_AFTER_VOTES ->
                view.command() instanceof OversightCommand.Withdraw
                        ? view.onSitting(sitting -> Altered.with(sitting, "votes", Map.of()))
                        : view;
            case CLOSED_BEFORE_EVERYBODY_VOTED -> view.onSitting(PlantedBug::everybodyVoted);
            case END_OF_CONSENT_NOT_KEPT -> ticking(view, PlantedBug::endless);
            case END_OF_DESIGNATION_NOT_KEPT ->
                view.command() instanceof TimekeepingCommand
                        ? view.onRules(this, people(PlantedBug::designated))
                        : view;
            case BREACH_NOT_KEPT -> ticking(view, PlantedBug::undated);
            case UPHELD_HALT_LAPSES -> ticking(view, PlantedBug::lapsing);
            case RECOMMENDATION_NOT_ANSWERED, ENTRY_OUT_OF_SCOPE_NOT_ANSWERED ->
                view.command() instanceof ClosingCommand.Close ? view.onCase(PlantedBug::free) : view;
            case ENTRY_DATED_NOW ->
                view.command() instanceof ExecutionCommand.Log log
                        ? view.of(Altered.with(log, "occurred", view.act().now()))
                        : view;
        };
    }

    boolean permitsAll() {
        return this == POLICY_ABSENT;
    }

    private static UnaryOperator<Rules> people(UnaryOperator<Person> change) {
        return rules -> Altered.with(
                rules,
                "directory",
                Directory.of(rules.directory().persons().values().stream()
                        .map(change)
                        .toList()));
    }

    private static Operation withoutConflicts(Operation operation) {
        var closed = operation.screening().conflicts().keySet().stream()
                .collect(Collectors.toMap(Function.identity(), _ -> false));
        return operation.with(Altered.with(operation.screening(), "conflicts", closed));
    }

    private static Operation anyTime(Operation operation) {
        var window = new Window(SmallWorld.day(0), SmallWorld.day(100));
        return Altered.with(operation, "proposal", Altered.with(operation.proposal(), "window", window));
    }

    private static Operation somebodyApplies(Operation operation) {
        var somebody = SmallWorld.id("lapsed");
        return Altered.with(operation, "proposal", Altered.with(operation.proposal(), "applicant", somebody));
    }

    private static Rules never(Rules rules, String gate) {
        return gates(
                rules,
                g -> g.id().value().equals(gate)
                        ? Altered.with(g, "applies", new Gate.Condition(false, false, false, Set.of(), Set.of()))
                        : g);
    }

    private static Rules withoutSingleGates(Rules rules) {
        return gates(rules, g -> g.kind() == Gate.Kind.VOTE ? g : Altered.with(g, "stage", Gate.At.REPORTED));
    }

    private static Rules gates(Rules rules, UnaryOperator<Gate> change) {
        return Altered.with(rules, "gates", rules.gates().stream().map(change).toList());
    }

    private static Rules withoutPartners(Rules rules) {
        var bases = new HashMap<>(rules.bases());
        bases.replaceAll((_, basis) -> Altered.with(basis, "partner", false));
        return Altered.with(rules, "bases", bases);
    }

    private static Person national(Person person) {
        return person.organisation() == Organisation.PREFECTURE
                ? Altered.with(person, "organisation", Organisation.NPA)
                : person;
    }

    private static Person designated(Person person) {
        return Altered.with(
                person,
                "designations",
                person.designations().stream()
                        .map(d -> new Person.Designation(d.seat(), d.from(), Optional.empty()))
                        .toList());
    }

    private static Operation endless(Operation operation) {
        var consents = new HashMap<>(operation.review().consents());
        if (consents.values().stream().allMatch(consent -> consent.validUntil().isEmpty())) {
            return operation;
        }
        consents.replaceAll((_, consent) ->
                consent.validUntil().isPresent() ? Altered.with(consent, "validUntil", Optional.empty()) : consent);
        return operation.review(review -> Altered.with(review, "consents", consents));
    }

    private static Operation owingNothing(Operation operation) {
        return operation.withObligations(operation.obligations().stream()
                .map(o -> o.kind().equals(Obligation.EX_POST_NOTICE) ? o.in(Obligation.State.FULFILLED) : o)
                .toList());
    }

    private View expert(View view) {
        var expert = SmallWorld.id("expert");
        var seated = view.onRules(
                this,
                people(person -> person.key().equals(expert)
                        ? Altered.with(person, "seats", Set.of(Seat.COMMITTEE_MEMBER))
                        : person));
        var actor = seated.act().actor();
        return actor.id().equals(expert)
                ? new View(
                        seated.dossier(),
                        seated.command(),
                        Altered.with(seated.act(), "actor", Altered.with(actor, "seat", Seat.COMMITTEE_MEMBER)))
                : seated;
    }

    /** Two votes are seen as one for and one against, and every other as none. */
    private static Sitting tied(Sitting sitting) {
        var votes = new HashMap<PersonId, Sitting.Ballot>();
        for (var person : sitting.votes().keySet()) {
            var choice = switch (votes.size()) {
                case 0 -> Choice.FOR;
                case 1 -> Choice.AGAINST;
                default -> Choice.ABSTAIN;
            };
            votes.put(person, new Sitting.Ballot(Words.choice(choice)));
        }
        return Altered.with(sitting, "votes", votes);
    }

    private static Operation executiveHalts(Operation operation) {
        return operation.with(operation
                .execution()
                .withHalts(operation.execution().halts().stream()
                        .map(halt -> Altered.with(halt, "authority", Halt.Authority.EXECUTIVE))
                        .toList()));
    }

    // ---- amendments, consents, clocks

    private static UnaryOperator<Operation> amendments(UnaryOperator<Amendment> change) {
        return operation -> operation.amended().isEmpty()
                ? operation
                : operation.amending(
                        all -> new Amendments(all.all().stream().map(change).toList()));
    }

    private static UnaryOperator<Operation> pending(UnaryOperator<Amendment> change) {
        return amendments(a -> a.pending() ? change.apply(a) : a);
    }

    private static Operation.Review gates(Operation.Review review, Predicate<String> kept) {
        return Altered.with(
                review,
                "gates",
                review.gates().stream().filter(g -> kept.test(g.value())).toList());
    }

    private static Operation.Screening withoutConflicts(Operation.Screening screening) {
        var closed = screening.conflicts().keySet().stream().collect(Collectors.toMap(Function.identity(), _ -> false));
        return Altered.with(screening, "conflicts", closed);
    }

    private static Operation inForce(Operation operation) {
        return operation
                .pending()
                .map(a -> Altered.with(Altered.with(operation, "proposal", a.proposal()), "scopeHash", a.scopeHash()))
                .orElse(operation);
    }

    /** In the case and in what it asks for besides. */
    private static UnaryOperator<Operation> consents(UnaryOperator<Consent> change) {
        UnaryOperator<Operation.Review> review = r -> {
            var next = new HashMap<>(r.consents());
            next.replaceAll((_, consent) -> change.apply(consent));
            return Altered.with(r, "consents", next);
        };
        return amendments(a -> Altered.with(a, "review", review.apply(a.review())))
                .andThen(operation -> operation.review(review))::apply;
    }

    private static View ticking(View view, UnaryOperator<Operation> change) {
        return view.command() instanceof TimekeepingCommand ? view.onCase(change) : view;
    }

    private static Operation undated(Operation operation) {
        return operation.withObligations(operation.obligations().stream()
                .map(o -> Altered.with(o, "due", Optional.empty()))
                .toList());
    }

    private static Operation lapsing(Operation operation) {
        return operation.with(operation
                .execution()
                .withHalts(operation.execution().halts().stream()
                        .map(halt -> halt.authority() == Halt.Authority.COMMITTEE
                                ? Altered.with(halt, "lapses", Optional.of(SmallWorld.day(0)))
                                : halt)
                        .toList()));
    }

    private static Operation free(Operation operation) {
        return operation.withObligations(operation.obligations().stream()
                .map(o -> o.isOpen() ? o.in(Obligation.State.FULFILLED) : o)
                .toList());
    }

    // ---- sittings

    private static Sitting withAbsent(Sitting sitting) {
        var present = new HashSet<>(sitting.present());
        present.addAll(sitting.votes().keySet());
        return Altered.with(sitting, "present", present);
    }

    private static Sitting everybodyVoted(Sitting sitting) {
        return sitting.votes().isEmpty()
                ? sitting
                : Altered.with(sitting, "present", sitting.votes().keySet());
    }

    private static Person seated(Person person) {
        return person.key().equals(SmallWorld.id("expert"))
                ? Altered.with(person, "seats", Set.of(Seat.COMMITTEE_MEMBER))
                : person;
    }
}
