package org.sekimori.operation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sekimori.operation.Gate.At;
import org.sekimori.operation.Gate.Condition;
import org.sekimori.operation.Gate.Holder;
import org.sekimori.operation.Gate.Kind;

/** The gates, bases and people of the design, in code. Names of people are the demo's user names. */
public final class TestRules {
    public static final Instant START = Instant.parse("2027-04-01T00:00:00Z");
    public static final Instant LAPSE = START.plus(Duration.ofDays(20));

    private static final Condition ALWAYS = new Condition(true, false, false, Set.of(), Set.of());
    private static final Condition ABROAD = new Condition(false, true, false, Set.of(), Set.of());
    private static final Condition NSC =
            new Condition(false, true, true, Set.of(ProtectedAsset.Owner.SDF, ProtectedAsset.Owner.USFJ), Set.of());

    private static final Instrument.OpenEnded ASKED = Instrument.OpenEnded.WITH_CONSENT;

    private TestRules() {}

    public static Rules rules() {
        return with(gates(), quorum(), Set.of());
    }

    /** Where who presides votes upon a tie alone. */
    public static Rules castingOnly() {
        var quorum = quorum();
        return with(gates(), new QuorumRule(2, quorum.modes(), quorum.deputy(), false, true), Set.of());
    }

    /** Where a conflict that opens in one of these stages halts. */
    public static Rules haltedByConflict(Stage... stages) {
        return with(gates(), quorum(), Set.of(stages));
    }

    /** Where the grant of one gate outlives a material change. */
    public static Rules standingThroughChange(GateId id) {
        return with(
                gates().stream().map(g -> g.id().equals(id) ? standing(g) : g).toList(), quorum(), Set.of());
    }

    /** How activities of each kind are led. */
    public static Map<String, Instrument> instruments() {
        var nothing = new Instrument(Seat.NCO_COORDINATOR, List.of(), Optional.empty(), List.of(), ASKED);
        return Map.of(
                "takedown",
                new Instrument(
                        Seat.TAKEDOWN_DESK, List.of("request", "answer", "effect"), Optional.empty(), List.of(), ASKED),
                "attribution",
                new Instrument(
                        Seat.MOFA_DESK,
                        List.of("draft"),
                        Optional.of("draft"),
                        List.of(Seat.MOFA_DESK, Seat.POLICE_DIRECTOR, Seat.NSS_DESK),
                        ASKED),
                "publication",
                new Instrument(
                        Seat.NCO_COORDINATOR,
                        List.of("draft"),
                        Optional.of("draft"),
                        List.of(Seat.NCO_DIRECTOR),
                        ASKED),
                "allied-operation",
                new Instrument(Seat.LIAISON_DESK, List.of(), Optional.empty(), List.of(), ASKED),
                "hunt",
                nothing,
                "investigation",
                nothing,
                "diplomatic",
                nothing);
    }

    private static Gate standing(Gate g) {
        return new Gate(
                g.id(),
                g.kind(),
                g.holder(),
                g.stage(),
                g.applies(),
                g.after(),
                g.forms(),
                g.period(),
                g.readBack(),
                true);
    }

    private static Rules with(List<Gate> gates, QuorumRule quorum, Set<Stage> haltedByConflict) {
        return new Rules(
                gates,
                bases(),
                quorum,
                deadlines(),
                directory(),
                Handling.NONE,
                StandIns.NONE,
                instruments(),
                Optional.empty(),
                haltedByConflict,
                "0".repeat(64));
    }

    private static List<Gate> gates() {
        return List.of(
                gate("legal", Kind.SINGLE, Seat.NCO_LEGAL, ALWAYS),
                gate("nsc-review", Kind.RECORDED, Seat.NSS_DESK, NSC, "legal"),
                gate("foreign-minister", Kind.RECORDED, Seat.MOFA_DESK, ABROAD, "legal"),
                gate("order-in-force", Kind.RECORDED, Seat.NSS_DESK, under("sdf-89-1", "sdf-92-2"), "legal"),
                new Gate(
                        new GateId("public-safety-commission"),
                        Kind.RECORDED,
                        new Holder.Fixed(Seat.NPSC_DESK),
                        At.REVIEW,
                        under("sdf-91-3"),
                        ids("legal"),
                        Set.of("request", "consent"),
                        false),
                new Gate(
                        new GateId("prime-minister-order"),
                        Kind.RECORDED,
                        new Holder.Fixed(Seat.NSS_DESK),
                        At.REVIEW,
                        under("sdf-91-3"),
                        ids("nsc-review", "public-safety-commission"),
                        Set.of(),
                        true),
                new Gate(
                        new GateId("agency-director"),
                        Kind.SINGLE,
                        new Holder.AgencyDirector(),
                        At.REVIEW,
                        ALWAYS,
                        ids(
                                "legal",
                                "nsc-review",
                                "foreign-minister",
                                "order-in-force",
                                "public-safety-commission",
                                "prime-minister-order"),
                        Set.of(),
                        false),
                gate("coordination", Kind.SINGLE, Seat.NCO_DIRECTOR, ALWAYS, "agency-director"),
                gate("committee", Kind.VOTE, Seat.COMMITTEE_CHAIR, ALWAYS, "coordination"),
                new Gate(
                        new GateId("confirmation"),
                        Kind.VOTE,
                        new Holder.Fixed(Seat.COMMITTEE_CHAIR),
                        At.REPORTED,
                        ALWAYS,
                        Set.of(),
                        Set.of(),
                        false));
    }

    private static Gate gate(String id, Kind kind, Seat seat, Condition applies, String... after) {
        return new Gate(
                new GateId(id),
                kind,
                new Holder.Fixed(seat),
                At.REVIEW,
                applies,
                ids(after),
                Set.of(),
                false,
                kind == Kind.RECORDED ? Set.of(Seat.NCO_COORDINATOR, Seat.NCO_LEGAL) : Set.of(),
                false);
    }

    private static Condition under(String... bases) {
        return new Condition(
                false,
                false,
                false,
                Set.of(),
                Arrays.stream(bases).map(BasisId::new).collect(Collectors.toSet()));
    }

    private static Set<GateId> ids(String... ids) {
        return Arrays.stream(ids).map(GateId::new).collect(Collectors.toSet());
    }

    private static Map<BasisId, LegalBasis> bases() {
        var police = Set.of(Agency.POLICE);
        var sdf = Set.of(Agency.SDF);
        return List.of(
                        new LegalBasis(
                                new BasisId("police-6-2"),
                                police,
                                police,
                                police,
                                false,
                                Set.of(),
                                Set.of(Organisation.NPA)),
                        new LegalBasis(
                                new BasisId("sdf-91-3"),
                                sdf,
                                Set.of(Agency.POLICE, Agency.SDF),
                                Set.of(Agency.POLICE, Agency.SDF),
                                true,
                                Set.of(),
                                Set.of(Organisation.NPA, Organisation.SDF)),
                        new LegalBasis(
                                new BasisId("sdf-95-4"),
                                sdf,
                                sdf,
                                sdf,
                                false,
                                Set.of(ProtectedAsset.Owner.SDF, ProtectedAsset.Owner.USFJ),
                                Set.of(Organisation.SDF)))
                .stream()
                .collect(Collectors.toMap(LegalBasis::id, Function.identity()));
    }

    private static QuorumRule quorum() {
        return new QuorumRule(2, Set.of(QuorumRule.Mode.ROOM, QuorumRule.Mode.VIDEO), id("member-1"), true, true);
    }

    private static Map<String, Deadline> deadlines() {
        return Map.of(
                "ex-post-notice", deadline(Optional.of(Duration.ofHours(24)), Duration.ofHours(72)),
                "halt-acknowledgement", deadline(Optional.empty(), Duration.ofMinutes(5)),
                "halt-upholding", deadline(Optional.of(Duration.ofHours(24)), Duration.ofHours(72)),
                "periodic-report", deadline(Optional.empty(), Duration.ofMinutes(15)),
                "report", deadline(Optional.of(Duration.ofDays(5)), Duration.ofDays(10)),
                "paper-to-follow",
                        new Deadline(
                                Optional.empty(),
                                Optional.of(new Term.Span(Duration.ofHours(24))),
                                Deadline.OnBreach.HALT));
    }

    private static Deadline deadline(Optional<Duration> warn, Duration breach) {
        return new Deadline(warn.map(Term.Span::new), Optional.of(new Term.Span(breach)), Deadline.OnBreach.NONE);
    }

    private static Directory directory() {
        var people = new ArrayList<Person>();
        people.add(person("coordinator", Organisation.NCO, Seat.NCO_COORDINATOR));
        people.add(person("nco-director", Organisation.NCO, Seat.NCO_DIRECTOR));
        people.add(person("legal", Organisation.NCO, Seat.NCO_LEGAL));
        people.add(person("watch", Organisation.NCO, Seat.NCO_DECONFLICTION));
        people.add(person("nss", Organisation.NSS, Seat.NSS_DESK));
        people.add(person("mofa", Organisation.MOFA, Seat.MOFA_DESK));
        people.add(person("npsc", Organisation.NPSC, Seat.NPSC_DESK));
        people.add(person("police", Organisation.NPA, Seat.POLICE_OFFICER));
        people.add(person("police-2", Organisation.NPA, Seat.POLICE_OFFICER));
        people.add(person("police-director", Organisation.NPA, Seat.POLICE_DIRECTOR));
        people.add(person("prefecture", Organisation.PREFECTURE, Seat.POLICE_OFFICER));
        people.add(person("sdf", Organisation.SDF, Seat.SDF_OFFICER));
        people.add(person("sdf-director", Organisation.SDF, Seat.SDF_DIRECTOR));
        people.add(person("chair", Organisation.COMMITTEE, Seat.COMMITTEE_CHAIR));
        for (int i = 1; i <= 4; i++) {
            people.add(person("member-" + i, Organisation.COMMITTEE, Seat.COMMITTEE_MEMBER));
        }
        people.add(person("expert", Organisation.COMMITTEE, Seat.COMMITTEE_EXPERT));
        people.add(person("secretariat", Organisation.COMMITTEE, Seat.COMMITTEE_SECRETARIAT));
        people.add(person("lapsing", Organisation.NPA, Seat.POLICE_OFFICER));
        people.add(person("officer-legal", Organisation.NPA, Seat.POLICE_OFFICER, Seat.NCO_LEGAL));
        people.add(person("two-bodies", Organisation.NPA, Seat.NCO_LEGAL, Seat.POLICE_DIRECTOR));
        people.add(person("member-legal", Organisation.COMMITTEE, Seat.COMMITTEE_MEMBER, Seat.NCO_LEGAL));
        return Directory.of(people);
    }

    private static Person person(String user, Organisation organisation, Seat... seats) {
        var until = user.equals("lapsing") ? Optional.of(LAPSE) : Optional.<Instant>empty();
        var designations = Arrays.stream(seats)
                .filter(Seat::isOfficer)
                .map(seat -> new Person.Designation(seat, Instant.EPOCH, until))
                .toList();
        return new Person(id(user), user, user, organisation, Optional.empty(), Set.of(seats), designations);
    }

    public static PersonId id(String user) {
        return new PersonId(UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)));
    }

    /** The person in the only seat, or in the one named. */
    public static Actor actor(String user, Seat... seat) {
        if (user.equals("hub")) {
            return new Actor(id("hub"), Seat.HUB, Organisation.HUB);
        }
        var person = directory().byUser(user).orElseThrow();
        var in = seat.length > 0
                ? seat[0]
                : person.seats().stream().sorted().findFirst().orElseThrow();
        return new Actor(person.key(), in, person.organisation());
    }
}
