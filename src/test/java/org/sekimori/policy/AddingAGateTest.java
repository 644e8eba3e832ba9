package org.sekimori.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.operation.Agency;
import org.sekimori.operation.BasisId;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Justification;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.ProtectedAsset;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Window;
import org.sekimori.testing.Policies;

/** The worked example of {@code policies/README.md}, done as it says and in no other place. */
class AddingAGateTest {
    private static final GateId ADDED = new GateId("infrastructure-consent");
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- append to gates.yaml -->\\s+```yaml\\n(.*?)```", Pattern.DOTALL);

    private PolicySet set;

    @BeforeEach
    void do_as_the_readme_says(@TempDir Path folder) throws IOException, BrokenPolicies {
        Policies.copyTo(folder);
        var example = EXAMPLE.matcher(Files.readString(folder.resolve("README.md")));
        assertThat(example.find()).isTrue();
        Files.writeString(folder.resolve("gates.yaml"), "\n" + example.group(1), StandardOpenOption.APPEND);
        set = PolicySet.load(folder);
    }

    @Test
    void the_gate_is_one_of_the_set_after_its_predecessor() {
        var order = set.rules().gates().stream().map(Gate::id).toList();
        assertThat(order).hasSize(11).contains(ADDED);
        assertThat(order.indexOf(ADDED)).isGreaterThan(order.indexOf(new GateId("legal")));
        assertThat(set.titles().gates().get(ADDED).ja()).isEqualTo("重要インフラに関する同意");
        assertThat(set.hash()).isNotEqualTo(Sets.own().hash());
    }

    @Test
    void it_applies_to_measures_that_protect_infrastructure() {
        var gate = set.rules().gate(ADDED).orElseThrow();
        assertThat(gate.applies())
                .isEqualTo(
                        new Gate.Condition(false, false, false, Set.of(ProtectedAsset.Owner.INFRASTRUCTURE), Set.of()));
        assertThat(gate.stage()).isEqualTo(Gate.At.REVIEW);
        assertThat(gate.kind()).isEqualTo(Gate.Kind.RECORDED);
    }

    @Test
    void a_proposal_needs_it_exactly_when_it_protects_infrastructure() {
        var protects = proposal(ProtectedAsset.Owner.INFRASTRUCTURE);
        var other = proposal(ProtectedAsset.Owner.GOVERNMENT);
        assertThat(set.rules().gatesFor(protects)).contains(ADDED);
        assertThat(set.rules().gatesFor(other)).doesNotContain(ADDED);
        assertThat(Sets.own().rules().gatesFor(protects)).doesNotContain(ADDED);
    }

    @Test
    void its_seat_may_decide_it_and_the_applicant_may_not() {
        assertThat(decide(Truths.none().gateSeat()))
                .isEqualTo(new Verdict.Permitted(List.of("decide-gate"), set.hash()));
        assertThat(decide(Truths.none()).permitted()).isFalse();
        assertThat(decide(Truths.none().gateSeat().applicant()).permitted()).isFalse();
        assertThat(set.rules().gate(ADDED).orElseThrow().holder()).isEqualTo(new Gate.Holder.Fixed(Seat.NPSC_DESK));
    }

    @Test
    void without_the_example_the_gate_is_unknown() {
        assertThat(Sets.own().rules().gate(ADDED)).isEmpty();
        assertThat(Sets.own().decide(request(Truths.none().gateSeat())).policies())
                .containsExactly(Verdict.EVALUATION_FAILED);
    }

    private Verdict decide(Truths truths) {
        return set.decide(request(truths));
    }

    private static Request request(Truths truths) {
        return Request.onCase(Seat.NPSC_DESK, "grant", Stage.REVIEW, truths.standing())
                .naming(Optional.of(ADDED));
    }

    private Proposal proposal(ProtectedAsset.Owner owner) {
        var applicant = set.rules().directory().byUser("police").orElseThrow().key();
        var text = Sealed.fresh("…");
        return new Proposal(
                text,
                new CampaignId(UUID.randomUUID()),
                new BasisId("police-6-2"),
                applicant,
                Sealed.fresh(new Justification("…", "…", "…", "…", "…")),
                Optional.empty(),
                SealedList.fresh(List.of(new ProtectedAsset("…", owner))),
                Sealed.fresh(false),
                SealedList.fresh(List.of()),
                SealedList.fresh(List.of()),
                new Window(Instant.parse("2026-12-01T00:00:00Z"), Instant.parse("2026-12-02T00:00:00Z")),
                Set.of(Agency.POLICE),
                SealedList.fresh(List.of()),
                Proposal.Handling.OPEN,
                Marking.AMBER,
                Optional.empty());
    }
}
