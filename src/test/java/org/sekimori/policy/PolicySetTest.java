package org.sekimori.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.operation.BasisId;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.ProtectedAsset;
import org.sekimori.operation.QuorumRule;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Term;
import org.sekimori.testing.Policies;

class PolicySetTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private final PolicySet set = Sets.own();

    @Test
    void gates_come_after_their_predecessors() {
        var order = set.rules().gates().stream().map(Gate::id).toList();
        assertThat(order).hasSize(10);
        for (var gate : set.rules().gates()) {
            assertThat(gate.after())
                    .allSatisfy(before -> assertThat(order.indexOf(before)).isLessThan(order.indexOf(gate.id())));
        }
    }

    @Test
    void all_demonstration_accounts_are_there() {
        assertThat(List.of(("coordinator nco-director legal watch nss mofa npsc police police-director prefecture sdf "
                                + "sdf-director chair member-1 member-2 member-3 member-4 secretariat expert takedown "
                                + "liaison auditor administrator lapsed two-seats two-bodies officer-legal")
                        .split(" ")))
                .allSatisfy(
                        user -> assertThat(set.rules().directory().byUser(user)).isPresent());
    }

    @Test
    void designations_are_those_of_the_file() {
        var directory = set.rules().directory();
        var lapsed = directory.byUser("lapsed").orElseThrow();
        var police = directory.byUser("police").orElseThrow();
        assertThat(lapsed.designatedAt(Seat.POLICE_OFFICER, NOW)).isFalse();
        assertThat(lapsed.designatedAt(Seat.POLICE_OFFICER, Instant.parse("2025-06-30T14:59:59Z")))
                .isTrue();
        assertThat(lapsed.designatedAt(Seat.POLICE_OFFICER, Instant.parse("2025-06-30T15:00:00Z")))
                .isFalse();
        assertThat(police.designatedAt(Seat.POLICE_OFFICER, NOW)).isTrue();
        assertThat(directory.byUser("prefecture").orElseThrow().organisation()).isEqualTo(Organisation.PREFECTURE);
        assertThat(set.rules().quorum().deputy())
                .isEqualTo(directory.byUser("member-1").orElseThrow().key());
    }

    @Test
    void only_the_sdf_with_the_police_use_91_3() {
        var basis = set.rules().bases().get(new BasisId("sdf-91-3"));
        assertThat(basis.partner()).isTrue();
        assertThat(basis.required()).hasSize(2);
        assertThat(set.rules().bases()).hasSize(5);
    }

    @Test
    void each_gate_applies_where_the_domain_says() {
        var always = new Gate.Condition(true, false, false, Set.of(), Set.of());
        var abroad = new Gate.Condition(false, true, false, Set.of(), Set.of());
        var joint = new Gate.Condition(false, false, false, Set.of(), Set.of(new BasisId("sdf-91-3")));
        assertThat(applies("nsc-review"))
                .isEqualTo(new Gate.Condition(
                        false, true, true, Set.of(ProtectedAsset.Owner.SDF, ProtectedAsset.Owner.USFJ), Set.of()));
        assertThat(applies("foreign-minister")).isEqualTo(abroad);
        assertThat(applies("order-in-force").bases())
                .containsExactlyInAnyOrder(new BasisId("sdf-89-1"), new BasisId("sdf-92-2"));
        assertThat(List.of(applies("public-safety-commission"), applies("prime-minister-order")))
                .containsOnly(joint);
        assertThat(Stream.of("legal", "agency-director", "coordination", "committee", "confirmation")
                        .map(this::applies))
                .containsOnly(always);
    }

    private Gate.Condition applies(String gate) {
        return set.rules().gate(new GateId(gate)).orElseThrow().applies();
    }

    @Test
    void the_times_of_obligations_are_the_files() {
        assertThat(set.rules().deadline("ex-post-notice").warn()).contains(span("PT24H"));
        assertThat(set.rules().deadline("ex-post-notice").breach()).contains(span("PT72H"));
        assertThat(set.rules().deadline("halt-acknowledgement").breach()).contains(span("PT5M"));
        assertThat(set.rules().deadline("recommendation-answer").breach()).contains(span("P30D"));
        assertThat(set.rules().deadline("paper-to-follow").breach()).contains(span("PT24H"));
    }

    private static Term span(String duration) {
        return new Term.Span(Duration.parse(duration));
    }

    @Test
    void a_verdict_names_the_policies_that_decided_and_the_set() {
        var permitted = set.decide(Request.onCase(
                Seat.NCO_COORDINATOR, "withdraw", Stage.DRAFT, Truths.none().standing()));
        assertThat(permitted).isEqualTo(new Verdict.Permitted(List.of("revise-withdraw-coordinator"), set.hash()));

        var grant = Request.onCase(
                        Seat.NCO_LEGAL,
                        "grant",
                        Stage.REVIEW,
                        Truths.none()
                                .gateSeat()
                                .applicant()
                                .decidedForAnotherBody()
                                .standing())
                .naming(Optional.of(new GateId("legal")));
        assertThat(set.decide(grant))
                .isEqualTo(new Verdict.Denied(List.of("never-applicant-decides", "never-two-bodies"), set.hash()));

        var nobody = Request.onCase(
                Seat.AUDITOR, "grant", Stage.REVIEW, Truths.none().standing());
        assertThat(set.decide(nobody)).isEqualTo(new Verdict.Denied(List.of(Verdict.DEFAULT_DENY), set.hash()));
    }

    @Test
    void recorded_gates_may_be_recorded_for_two_bodies() {
        var recorded = Request.onCase(
                        Seat.NSS_DESK,
                        "grant",
                        Stage.REVIEW,
                        Truths.none().gateSeat().decidedForAnotherBody().standing())
                .naming(Optional.of(new GateId("nsc-review")));
        assertThat(set.decide(recorded).permitted()).isTrue();
    }

    @Test
    void what_the_schema_does_not_know_is_denied() {
        var standing = Truths.none().gateSeat().standing();
        var failed = new Verdict.Denied(List.of(Verdict.EVALUATION_FAILED), set.hash());
        var unknownGate = Request.onCase(Seat.NCO_LEGAL, "grant", Stage.REVIEW, standing)
                .naming(Optional.of(new GateId("no-such-gate")));
        assertThat(set.decide(unknownGate)).isEqualTo(failed);
        assertThat(set.decide(Request.outside(Seat.NCO_LEGAL, "no-such-action", standing)))
                .isEqualTo(failed);
        assertThat(set.decide(Request.outside(Seat.NCO_COORDINATOR, "activity-create", standing)
                        .ofKind("raid")))
                .isEqualTo(failed);
    }

    @Test
    void a_forbid_that_cannot_be_evaluated_denies(@TempDir Path folder) throws Exception {
        Policies.copyTo(folder);
        Files.writeString(folder.resolve("extra.cedar"), """
                @id("overflows")
                forbid (principal, action == Action::"task", resource)
                when { context.abroad && 9223372036854775807 + 1 == 0 };
                """);
        var broken = PolicySet.load(folder);
        var athome = Truths.none().standing();
        var abroad = Truths.none().abroad().standing();
        assertThat(broken.decide(Request.onCase(Seat.NCO_COORDINATOR, "task", Stage.AUTHORISED, athome))
                        .permitted())
                .isTrue();
        assertThat(broken.decide(Request.onCase(Seat.NCO_COORDINATOR, "task", Stage.AUTHORISED, abroad)))
                .isEqualTo(new Verdict.Denied(List.of(Verdict.EVALUATION_FAILED), broken.hash()));
    }

    @Test
    @Tag("long")
    void many_threads_get_the_answers_that_one_gets() throws BrokenPolicies {
        var fresh = PolicySet.load(Sets.FOLDER);
        var requests = Stream.of(Seat.values())
                .flatMap(seat -> fresh.actions().stream()
                        .map(action -> Request.onCase(
                                seat,
                                action,
                                Stage.REVIEW,
                                Truths.none().gateSeat().standing())))
                .toList();
        var together = requests.parallelStream().map(fresh::decide).toList();
        assertThat(together).isEqualTo(requests.stream().map(set::decide).toList());
    }

    @Test
    @Tag("long")
    void the_hash_changes_with_any_byte(@TempDir Path folder) throws Exception {
        Policies.copyTo(folder);
        assertThat(PolicySet.load(folder).hash()).isEqualTo(set.hash());
        for (var file : set.files()) {
            var path = folder.resolve(file.name());
            Files.writeString(path, file.text() + (file.name().endsWith(".yaml") ? "# x\n" : "// x\n"));
            assertThat(PolicySet.load(folder).hash()).as(file.name()).isNotEqualTo(set.hash());
            Files.writeString(path, file.text());
        }
        Files.writeString(folder.resolve("README.md"), "is no rule");
        assertThat(PolicySet.load(folder).hash()).isEqualTo(set.hash());
    }

    @Test
    @Tag("long")
    void the_hash_is_what_sha256sum_finds() throws IOException, InterruptedException {
        var command = "LC_ALL=C sha256sum *.cedar *.cedarschema *.yaml | LC_ALL=C sort -k 2 | sha256sum";
        var process = new ProcessBuilder("sh", "-c", command)
                .directory(Sets.FOLDER.toFile())
                .start();
        var found = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(found).startsWith(set.hash());
    }

    @Test
    @Tag("long")
    void a_remembered_answer_takes_less_than_a_microsecond() {
        var request = Request.onCase(
                Seat.NCO_COORDINATOR, "task", Stage.AUTHORISED, Truths.none().standing());
        var permitted = 0;
        for (var i = 0; i < 1_000_000; i++) {
            permitted += set.decide(request).permitted() ? 1 : 0;
        }
        var begin = System.nanoTime();
        for (var i = 0; i < 1_000_000; i++) {
            permitted += set.decide(request).permitted() ? 1 : 0;
        }
        var nanos = (System.nanoTime() - begin) / 1_000_000;
        assertThat(permitted).isEqualTo(2_000_000);
        // The machine is shared: a microsecond is the aim, ten of them the alarm.
        assertThat(nanos).isLessThan(10_000);
        System.out.println("remembered verdict: " + nanos + " ns");
    }

    @Test
    void ways_of_attending_and_the_clock_of_a_supplement_are_the_files(@TempDir Path folder) throws Exception {
        assertThat(set.rules().quorum().modes()).containsExactlyInAnyOrder(QuorumRule.Mode.values());
        assertThat(set.rules().quorum().supplementStops()).isTrue();
        var file = Policies.copyTo(folder).resolve("quorum.yaml");
        var text = Files.readString(file)
                .replace("modes: [room, video, telephone]", "modes: [room]")
                .replace("clock: stops", "clock: runs");
        Files.writeString(file, text);
        var other = PolicySet.load(folder).rules().quorum();
        assertThat(other.modes()).containsExactly(QuorumRule.Mode.ROOM);
        assertThat(other.supplementStops()).isFalse();
        Files.writeString(file, text.replace("clock: runs", "clock: sometimes"));
        assertThat(Sets.errors(folder)).isNotEmpty();
    }

    @Test
    void desks_that_read_back_are_the_files_and_nobody_reads_back_what_is_decided_here() {
        assertThat(set.rules()
                        .gate(new GateId("foreign-minister"))
                        .orElseThrow()
                        .readBack())
                .containsExactlyInAnyOrder(Seat.NCO_COORDINATOR, Seat.NCO_LEGAL);
        assertThat(set.rules().gate(new GateId("legal")).orElseThrow().readBack())
                .isEmpty();
    }
}
