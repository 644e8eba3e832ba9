package org.sekimori.model;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sekimori.operation.Actor;
import org.sekimori.operation.BasisId;
import org.sekimori.operation.Command;
import org.sekimori.operation.Directory;
import org.sekimori.operation.Document;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.Draft;
import org.sekimori.operation.EntryId;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.HandlingId;
import org.sekimori.operation.Hashing;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Measure;
import org.sekimori.operation.Operation;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.Person;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.ProtectedAsset;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Scope;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seals;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Target;
import org.sekimori.operation.Window;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.policy.BrokenPolicies;
import org.sekimori.policy.PolicySet;
import org.sekimori.policy.Request;

/** Who and what there is: the policies and the directory of this repository, and three kinds of case. */
final class SmallWorld {
    /** Always the same for the exploration; walks through a running hub live in the present, at {@link #INSTANTS} 1. */
    private static final Instant START = Instant.parse(System.getProperty("model.start", "2027-04-01T00:00:00Z"));

    /** Before the window; within it; after the order and a designation have ended; after the window. */
    static final List<Instant> INSTANTS = List.of(START, day(2), day(6), day(11));

    static final Window WINDOW = new Window(day(1), day(10));
    static final Instant ORDER_ENDS = day(5);

    /** Of an order that outlasts the window. */
    static final Instant LONG_ORDER_ENDS = day(20);

    static final Instant DESIGNATION_ENDS = day(4);

    static final PolicySet POLICIES = load();
    static final Rules RULES = rules();

    static final Actor HUB = new Actor(new PersonId(new UUID(0, 1)), Seat.HUB, Organisation.HUB);

    private static final Map<String, PersonId> IDS = RULES.directory().persons().values().stream()
            .collect(Collectors.toUnmodifiableMap(Person::user, Person::key));
    private static final Map<PersonId, Actor> ACTORS = actors(_ -> true);
    private static final Map<PersonId, Actor> OFFICERS = actors(Seat::isOfficer);
    private static final Map<Scope, ScopeHash> SCOPES = new ConcurrentHashMap<>();
    private static final Map<Record, String> MOTIONS = new ConcurrentHashMap<>();
    private static final Map<ScopeHash, List<Proposal>> WIDER = new ConcurrentHashMap<>();
    private static final Map<String, List<Target>> TARGETS = new ConcurrentHashMap<>();
    private static final Map<Request, Boolean> VERDICTS = new ConcurrentHashMap<>();
    private static final Map<GateId, Optional<String>> FORMS = RULES.gates().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Gate::id, gate -> gate.forms().stream().sorted().findFirst()));

    /** There is one case, and the first id is its own. */
    static final OperationId CASE = new OperationId(new UUID(1, 0));

    /** A document of the case for everybody, one whose route ends at some of the desks, and one of the committee. */
    static final DocumentId PAPER = new DocumentId(new UUID(0, 11));

    static final DocumentId GUARDED_PAPER = new DocumentId(new UUID(0, 12));
    static final DocumentId COMMITTEE_PAPER = new DocumentId(new UUID(0, 13));
    static final Map<DocumentId, Document> DOCUMENTS = documents();

    private SmallWorld() {}

    static Instant day(int n) {
        return START.plusSeconds(n * 86_400L);
    }

    static PolicySet load() {
        try {
            return PolicySet.load(Path.of("policies"));
        } catch (BrokenPolicies e) {
            throw new AssertionError(e);
        }
    }

    /** The designation of the lawyer who is also an officer ends in the midst of the window. */
    private static Rules rules() {
        var people = new ArrayList<>(POLICIES.rules().directory().persons().values());
        people.replaceAll(person -> person.user().equals("officer-legal")
                ? Altered.with(
                        person,
                        "designations",
                        List.of(new Person.Designation(
                                Seat.POLICE_OFFICER, Instant.EPOCH, Optional.of(DESIGNATION_ENDS))))
                : person);
        return Altered.with(POLICIES.rules(), "directory", Directory.of(people));
    }

    static PersonId id(String user) {
        return IDS.get(user);
    }

    static Actor actor(String user, Seat seat) {
        var person = RULES.directory().byUser(user).orElseThrow();
        return new Actor(person.key(), seat, person.organisation());
    }

    /** In the only seat, or the first. */
    static Actor actor(String user) {
        return ACTORS.get(IDS.get(user));
    }

    /** In the officer's seat. */
    static Actor actor(PersonId officer) {
        return OFFICERS.get(officer);
    }

    private static Map<PersonId, Actor> actors(Predicate<Seat> seats) {
        return RULES.directory().persons().values().stream()
                .flatMap(person -> person.seats().stream()
                        .filter(seats)
                        .sorted()
                        .limit(1)
                        .map(seat -> new Actor(person.key(), seat, person.organisation())))
                .collect(Collectors.toUnmodifiableMap(Actor::id, Function.identity()));
    }

    static String name(Actor actor) {
        return RULES.directory()
                .person(actor.id())
                .map(person -> person.user() + " as " + actor.seat().wire())
                .orElse(actor.seat().wire());
    }

    static boolean is(Move move, String user) {
        return move.actor().id().equals(id(user));
    }

    /** A target at home, and one abroad unless {@code abroad} is false. */
    static Proposal proposal(String basis, String applicant, boolean abroad, Window window) {
        var draft = new Draft();
        draft.basis = basis;
        draft.applicant = applicant;
        draft.targets = new ArrayList<>(List.of(Draft.target("t1", "JP")));
        if (abroad) {
            draft.targets.add(Draft.target("t2", "unknown"));
        }
        draft.window = window;
        draft.executors = RULES.bases().get(new BasisId(basis)).required();
        if (!RULES.bases().get(new BasisId(basis)).protects().isEmpty()) {
            draft.assets = List.of(new ProtectedAsset("radar", ProtectedAsset.Owner.SDF));
        }
        var proposal = Altered.with(draft.proposal(), "applicant", id(applicant));
        return Seals.seal(proposal);
    }

    /** The same by a measure of a kind that the other is not. */
    static Proposal byOtherMeans(Proposal proposal) {
        var measure = proposal.measures().items().getFirst();
        var other = SealedList.fresh(List.of(Altered.with(measure, "kind", Measure.Kind.REMOVE_PROGRAM)));
        return Seals.seal(Altered.with(proposal, "measures", other));
    }

    /** What a case may ask for besides: a target at home, one abroad, more time. */
    static List<Proposal> wider(Operation operation) {
        return WIDER.computeIfAbsent(operation.scopeHash(), _ -> wider(operation.proposal()));
    }

    private static List<Proposal> wider(Proposal proposal) {
        if (proposal.targets().items().stream().anyMatch(target -> target.id().equals("t3"))) {
            return List.of(longer(proposal));
        }
        return List.of(
                with(proposal, Draft.target("t3", "JP")),
                with(proposal, Draft.target("t3", "unknown")),
                longer(proposal));
    }

    private static Proposal with(Proposal proposal, Target more) {
        var targets = new ArrayList<>(proposal.targets().items());
        targets.add(more);
        return Seals.seal(proposal.with(SealedList.fresh(targets)));
    }

    private static Proposal longer(Proposal proposal) {
        var from = proposal.window().from();
        return Altered.with(
                proposal, "window", new Window(from, proposal.window().to().plus(Duration.ofDays(10))));
    }

    private static Map<DocumentId, Document> documents() {
        return Map.of(
                PAPER, document(PAPER, "open", false),
                GUARDED_PAPER, document(GUARDED_PAPER, "economic-security", false),
                COMMITTEE_PAPER, document(COMMITTEE_PAPER, "open", true));
    }

    private static Document document(DocumentId id, String handling, boolean committee) {
        return new Document(
                id,
                CASE,
                committee,
                Seals.seal(Sealed.fresh("paper")),
                "ja",
                new HandlingId(handling),
                Marking.AMBER,
                Optional.empty(),
                Optional.empty(),
                HUB,
                START,
                List.of());
    }

    /** That the command names, as the pipeline brings it. */
    static Optional<Document> document(Command command) {
        return command instanceof ReviewCommand.AttachPaper attach
                ? Optional.ofNullable(DOCUMENTS.get(attach.document()))
                : Optional.empty();
    }

    /** That the command names, if the case has any: this world does not tell one from another. */
    static Optional<EntryId> entry(Operation operation, Command command) {
        return command instanceof ExecutionCommand.Correct correct
                        && operation.execution().entries() > 0
                ? Optional.of(correct.entry())
                : Optional.empty();
    }

    /** Of a proposal of this world; asked for often, and every proposal is one of a few. */
    static List<Target> targets(Proposal proposal) {
        return TARGETS.computeIfAbsent(
                proposal.targets().digest().orElseThrow(),
                _ -> proposal.targets().items());
    }

    /** The form that grants of a gate are given in, if it asks for one. */
    static Optional<String> form(Gate gate) {
        return FORMS.get(gate.id());
    }

    /** What Cedar says, remembered. */
    static boolean permits(Request request) {
        var known = VERDICTS.get(request);
        return known != null
                ? known
                : VERDICTS.computeIfAbsent(
                        request, asked -> POLICIES.decide(asked).permitted());
    }

    /** Every question that was asked so far, and what was remembered as its answer. */
    static Map<Request, Boolean> verdicts() {
        return VERDICTS;
    }

    /** Remembers what was hashed. */
    static final Hashing HASHING = new Hashing() {
        @Override
        public ScopeHash scope(Scope scope) {
            return SCOPES.computeIfAbsent(scope, Seals.HASHING::scope);
        }

        @Override
        public String motion(Record motion) {
            return MOTIONS.computeIfAbsent(motion, Seals.HASHING::motion);
        }
    };
}
