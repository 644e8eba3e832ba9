package org.sekimori.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekimori.operation.Seat.ADMINISTRATOR;
import static org.sekimori.operation.Seat.AUDITOR;
import static org.sekimori.operation.Seat.COMMITTEE_CHAIR;
import static org.sekimori.operation.Seat.COMMITTEE_EXPERT;
import static org.sekimori.operation.Seat.COMMITTEE_MEMBER;
import static org.sekimori.operation.Seat.COMMITTEE_SECRETARIAT;
import static org.sekimori.operation.Seat.HUB;
import static org.sekimori.operation.Seat.LIAISON_DESK;
import static org.sekimori.operation.Seat.MOFA_DESK;
import static org.sekimori.operation.Seat.NCO_COORDINATOR;
import static org.sekimori.operation.Seat.NCO_DECONFLICTION;
import static org.sekimori.operation.Seat.NCO_DIRECTOR;
import static org.sekimori.operation.Seat.NCO_LEGAL;
import static org.sekimori.operation.Seat.NSS_DESK;
import static org.sekimori.operation.Seat.POLICE_DIRECTOR;
import static org.sekimori.operation.Seat.POLICE_OFFICER;
import static org.sekimori.operation.Seat.SDF_DIRECTOR;
import static org.sekimori.operation.Seat.SDF_OFFICER;
import static org.sekimori.operation.Seat.TAKEDOWN_DESK;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;

/** The tables of domain.md and api.md, row by row: these seats and no others, standing so. */
class WhoMayTest {
    private static final PolicySet SET = Sets.own();
    private static final Seat[] COMMITTEE = {COMMITTEE_CHAIR, COMMITTEE_MEMBER, COMMITTEE_SECRETARIAT, COMMITTEE_EXPERT
    };

    record Row(String action, Truths truths, Optional<String> kind, Set<Seat> seats) {
        @Override
        public String toString() {
            return action + kind.map(k -> " " + k).orElse("") + " by " + seats + " when " + truths;
        }
    }

    static Row row(String action, Truths truths, Seat... seats) {
        return new Row(action, truths, Optional.empty(), seats.length == 0 ? Set.of() : EnumSet.copyOf(List.of(seats)));
    }

    static Row activity(String action, String kind, Seat... seats) {
        var these = EnumSet.noneOf(Seat.class);
        these.addAll(List.of(seats));
        return new Row(action, Truths.none(), Optional.of(kind), these);
    }

    static Stream<Row> life() {
        var any = Truths.none();
        var designated = any.designated();
        return Stream.of(
                row("create", any, NCO_COORDINATOR, POLICE_OFFICER, SDF_OFFICER),
                row("revise", any, NCO_COORDINATOR),
                row("revise", any.applicant(), NCO_COORDINATOR, POLICE_OFFICER, SDF_OFFICER),
                row("submit", designated),
                row("submit", any.applicant()),
                row("submit", designated.applicant(), POLICE_OFFICER, SDF_OFFICER),
                row("withdraw", any, NCO_COORDINATOR),
                row("withdraw", any.applicant(), NCO_COORDINATOR, POLICE_OFFICER, SDF_OFFICER),
                row("screen", any, HUB),
                row("expire", any, HUB),
                row("tick", any, HUB),
                row("invoke-exception", any),
                row("task", any, NCO_COORDINATOR),
                row("accept", designated),
                row("accept", any.tasked()),
                row("accept", designated.tasked(), POLICE_OFFICER, SDF_OFFICER),
                row("accept", designated.tasked().prefectural(), POLICE_OFFICER, SDF_OFFICER),
                row("accept", designated.tasked().prefectural().abroad()),
                row("ready", designated.tasked().prefectural().abroad()),
                row("decline", any.tasked(), POLICE_OFFICER, SDF_OFFICER),
                row("ready", designated.tasked(), POLICE_OFFICER, SDF_OFFICER),
                row("ready", any.tasked()),
                row("start", any),
                row("log", any),
                row("log", any.tasked(), POLICE_OFFICER, SDF_OFFICER),
                row("log", any.tasked().prefectural().abroad(), POLICE_OFFICER, SDF_OFFICER),
                row("correct", any.tasked(), POLICE_OFFICER, SDF_OFFICER),
                row("halt", any, NCO_COORDINATOR, NCO_DIRECTOR, NCO_LEGAL, COMMITTEE_CHAIR, HUB),
                row("acknowledge-halt", any.tasked(), POLICE_OFFICER, SDF_OFFICER),
                row("take-note", any),
                row("amend", any),
                row("amend", any.applicant()),
                row("amend", designated.applicant(), POLICE_OFFICER, SDF_OFFICER),
                row("withdraw-amendment", any.applicant(), POLICE_OFFICER, SDF_OFFICER),
                row("acknowledge-scope", any.tasked(), POLICE_OFFICER, SDF_OFFICER),
                row("resume", any, NCO_DIRECTOR),
                row("end", any),
                row("report", any),
                row("notify-committee", any),
                row("answer-recommendation", any),
                row("answer-obligation", any),
                row("answer-obligation", any.agencyDirector(), POLICE_DIRECTOR, SDF_DIRECTOR),
                row("answer-obligation", any.ofTaskedAgency(), POLICE_DIRECTOR, SDF_DIRECTOR),
                row("close", any, NCO_COORDINATOR),
                row("revoke", any, NCO_DIRECTOR),
                row("act-on-behalf", any, NCO_COORDINATOR),
                row("act-on-behalf", any.tasked().designated(), NCO_COORDINATOR),
                row("attach-paper", any),
                row("confirm-oral", any.applicant()),
                row("read-committee-document", any.submitted(), COMMITTEE));
    }

    static Stream<Row> sittings() {
        var any = Truths.none();
        var deciding = Stream.of(
                        "sitting-create",
                        "sitting-move",
                        "sitting-vote",
                        "sitting-decide",
                        "sitting-close",
                        "sitting-attend")
                .flatMap(action -> Stream.of(
                        row(action, any, COMMITTEE_CHAIR, COMMITTEE_MEMBER),
                        row(action, any.applicant()),
                        row(action, any.decidedForAnotherBody())));
        var going = Stream.of("sitting-leave", "sitting-recuse")
                .flatMap(action -> Stream.of(any, any.applicant(), any.decidedForAnotherBody())
                        .map(standing -> row(action, standing, COMMITTEE_CHAIR, COMMITTEE_MEMBER)));
        var other = Stream.of(
                row("sitting-withdraw", any, COMMITTEE_CHAIR, COMMITTEE_MEMBER),
                row("sitting-hear", any, COMMITTEE_CHAIR, COMMITTEE_MEMBER, COMMITTEE_SECRETARIAT),
                row("sitting-hear", any.applicant()),
                row("answer-supplement", any),
                row("answer-supplement", any.applicant(), POLICE_OFFICER, SDF_OFFICER));
        return Stream.of(deciding, going, other).flatMap(rows -> rows);
    }

    static Stream<Row> reading() {
        var any = Truths.none();
        Seat[] always = {NCO_COORDINATOR, NCO_DIRECTOR, NCO_LEGAL, NCO_DECONFLICTION, AUDITOR, HUB};
        return Stream.of(
                row("read-case", any, always),
                row("read-case", any.applicant(), with(always, POLICE_OFFICER, SDF_OFFICER)),
                row("read-case", any.agencyDirector(), with(always, POLICE_DIRECTOR, SDF_DIRECTOR)),
                row("read-case", any.ofTaskedAgency(), with(always, POLICE_DIRECTOR, SDF_DIRECTOR)),
                row("read-case", any.tasked(), with(always, POLICE_OFFICER, SDF_OFFICER)),
                row("read-case", any.submitted(), with(always, COMMITTEE)),
                row("read-sitting", any.submitted(), COMMITTEE),
                row("read-journal", any, COMMITTEE_CHAIR, COMMITTEE_MEMBER, COMMITTEE_SECRETARIAT, AUDITOR, HUB),
                row("read-policies", any, Seat.values()),
                row("read-people", any, Seat.values()));
    }

    static Stream<Row> standingIn() {
        var any = Truths.none();
        Seat[] lendable = Stream.of(Seat.values()).filter(Seat::lendable).toArray(Seat[]::new);
        return Stream.of(
                row("delegate", any, lendable),
                row("delegate", any.standingIn()),
                row("revoke-delegation", any, with(lendable, POLICE_OFFICER, SDF_OFFICER)),
                row("revoke-delegation", any.standingIn(), lendable),
                row("log", any.standingIn().tasked()),
                row("sitting-vote", any.standingIn()),
                row("read-sitting", any.standingIn().submitted()),
                row("halt", any.standingIn(), NCO_COORDINATOR, NCO_DIRECTOR, NCO_LEGAL));
    }

    static Stream<Row> instruments() {
        var any = Truths.none();
        var own = Stream.of(
                        "activity-create",
                        "activity-start",
                        "activity-revise",
                        "activity-record",
                        "activity-publish",
                        "activity-close",
                        "activity-cancel")
                .flatMap(action -> Stream.of(
                        activity(action, "takedown", TAKEDOWN_DESK),
                        activity(action, "attribution", MOFA_DESK),
                        activity(action, "allied-operation", LIAISON_DESK),
                        activity(action, "publication", NCO_COORDINATOR),
                        activity(action, "hunt", NCO_COORDINATOR),
                        activity(action, "investigation", NCO_COORDINATOR),
                        activity(action, "diplomatic", NCO_COORDINATOR)));
        var clearing = Stream.of("activity-clear", "activity-withhold")
                .flatMap(action -> Stream.of(
                        activity(action, "attribution", MOFA_DESK, POLICE_DIRECTOR, NSS_DESK),
                        activity(action, "publication", NCO_DIRECTOR, POLICE_DIRECTOR),
                        activity(action, "takedown"),
                        activity(action, "hunt")));
        var conflicts = Stream.of(
                row("conflict-own", any, NCO_DECONFLICTION),
                row("conflict-dispose", any, NCO_DECONFLICTION),
                row("conflict-release", any, NCO_DECONFLICTION),
                row("conflict-override", any, NCO_DIRECTOR),
                row("alarm-answer", any, NCO_DECONFLICTION),
                row("alarm-raise", any, HUB),
                row("conflict-raise", any, HUB),
                row("conflict-screen", any, HUB),
                row("activity-screen", any, HUB),
                row("activity-allow-open-end", any, NCO_DECONFLICTION),
                row("campaign-create", any, NCO_COORDINATOR),
                row("campaign-revise", any, NCO_COORDINATOR),
                row("activity-create", any));
        return Stream.of(own, clearing, conflicts).flatMap(rows -> rows);
    }

    @ParameterizedTest
    @MethodSource({"life", "sittings", "reading", "standingIn", "instruments"})
    void these_seats_and_no_others(Row row) {
        assertThat(permitted(row)).isEqualTo(row.seats());
    }

    private static Set<Seat> permitted(Row row) {
        var may = EnumSet.noneOf(Seat.class);
        for (var seat : Seat.values()) {
            var request = new Request(
                    seat,
                    row.action(),
                    Optional.of(Stage.REVIEW),
                    Optional.empty(),
                    row.kind(),
                    row.truths().standing());
            if (SET.decide(request).permitted()) {
                may.add(seat);
            }
        }
        return may;
    }

    @Test
    void the_agency_director_runs_the_measure() {
        for (var action :
                List.of("invoke-exception", "start", "end", "report", "notify-committee", "answer-recommendation")) {
            assertThat(may(POLICE_DIRECTOR, action, Truths.none().agencyDirector()))
                    .as(action)
                    .isTrue();
            assertThat(may(SDF_DIRECTOR, action, Truths.none())).as(action).isFalse();
        }
    }

    @Test
    void officers_and_directors_halt_only_for_a_tasked_agency() {
        for (var seat : List.of(POLICE_OFFICER, POLICE_DIRECTOR, SDF_OFFICER, SDF_DIRECTOR)) {
            assertThat(may(seat, "halt", Truths.none().ofTaskedAgency())).isTrue();
            assertThat(may(seat, "halt", Truths.none())).isFalse();
        }
    }

    @Test
    void each_gate_is_decided_by_its_seat_alone_and_votes_by_nobody() {
        for (var gate : SET.rules().gates()) {
            for (var action : List.of("grant", "refuse", "return")) {
                var request = Request.onCase(
                                NCO_LEGAL,
                                action,
                                Stage.REVIEW,
                                Truths.none().gateSeat().standing())
                        .naming(Optional.of(gate.id()));
                assertThat(SET.decide(request).permitted())
                        .as(gate.id() + " " + action)
                        .isEqualTo(gate.kind() != org.sekimori.operation.Gate.Kind.VOTE);
                assertThat(may(NCO_LEGAL, action, Truths.none())).isFalse();
            }
        }
    }

    @Test
    void the_watch_officer_returns_from_screening_and_nothing_else() {
        var screening = Optional.of(new GateId("screening"));
        var watch = Request.onCase(
                NCO_DECONFLICTION, "return", Stage.SCREENING, Truths.none().standing());
        assertThat(SET.decide(watch.naming(screening)).permitted()).isTrue();
        assertThat(SET.decide(watch).permitted()).isFalse();
        assertThat(SET.decide(watch.naming(Optional.of(new GateId("legal")))).permitted())
                .isFalse();
    }

    @Test
    void the_other_desks_read_no_case_even_where_a_gate_is_theirs() {
        for (var seat : List.of(TAKEDOWN_DESK, LIAISON_DESK, ADMINISTRATOR)) {
            assertThat(may(seat, "read-case", Truths.none().gateSeat().submitted()))
                    .isFalse();
        }
        assertThat(may(MOFA_DESK, "read-case", Truths.none().gateSeat().submitted()))
                .isTrue();
        assertThat(may(MOFA_DESK, "read-case", Truths.none().gateSeat())).isFalse();
        assertThat(may(COMMITTEE_CHAIR, "read-case", Truths.none().gateSeat())).isFalse();
        assertThat(may(MOFA_DESK, "read-case", Truths.none())).isFalse();
    }

    @Test
    void the_committees_staff_changes_no_case_whatever_else_holds() {
        var everything = new Truths(EnumSet.complementOf(EnumSet.of(
                Truths.Truth.APPLICANT,
                Truths.Truth.DECIDED_FOR_ANOTHER_BODY,
                Truths.Truth.PREFECTURAL,
                Truths.Truth.STANDING_IN)));
        var changes = List.of(
                "revise", "grant", "refuse", "return", "task", "start", "log", "halt", "resume", "report", "close");
        for (var seat : List.of(COMMITTEE_MEMBER, COMMITTEE_SECRETARIAT, COMMITTEE_EXPERT)) {
            assertThat(changes).as(seat.wire()).noneMatch(action -> may(seat, action, everything));
        }
        assertThat(may(COMMITTEE_CHAIR, "halt", everything)).isTrue();
    }

    private static boolean may(Seat seat, String action, Truths truths) {
        return SET.decide(Request.onCase(seat, action, Stage.REVIEW, truths.standing()))
                .permitted();
    }

    private static Seat[] with(Seat[] some, Seat... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(Seat[]::new);
    }
}
