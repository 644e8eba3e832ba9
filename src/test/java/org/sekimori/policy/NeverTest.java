package org.sekimori.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;

/** Whoever asks, however they stand, wherever the case is: what domain.md says must never happen is denied. */
class NeverTest {
    private static final PolicySet SET = Sets.own();
    private static final Set<String> GATE_DECISIONS = Set.of("grant", "refuse", "return");
    private static final Set<String> COMMITTEE_DECISIONS =
            Set.of("sitting-create", "sitting-move", "sitting-vote", "sitting-decide", "sitting-close");

    @Property(tries = 3_000)
    void nobody_permitted_breaks_an_invariant(@ForAll("requests") Request request) {
        if (!SET.decide(request).permitted()) {
            return;
        }
        var standing = request.standing();
        var seat = request.seat();
        var action = request.action();
        if (COMMITTEE_DECISIONS.contains(action)) {
            assertThat(seat.votes()).isTrue();
            assertThat(standing.isApplicant() || standing.decidedForAnotherBody())
                    .isFalse();
        }
        if (GATE_DECISIONS.contains(action)) {
            var kind = request.gate().flatMap(SET.rules()::gate).map(Gate::kind);
            assertThat(standing.isApplicant()).isFalse();
            assertThat(kind).isNotEqualTo(Optional.of(Gate.Kind.VOTE));
            assertThat(standing.decidedForAnotherBody() && kind.equals(Optional.of(Gate.Kind.SINGLE)))
                    .isFalse();
        }
        if (action.equals("read-sitting")) {
            assertThat(seat.ofCommittee()).isTrue();
        }
        if (action.equals("submit") || action.equals("accept") || action.equals("ready")) {
            assertThat(seat.isOfficer() && standing.designated()).isTrue();
        }
        if (action.equals("accept") || action.equals("ready")) {
            assertThat(standing.prefectural() && standing.abroad()).isFalse();
        }
        if (standing.standingIn()) {
            assertThat(seat.lendable()).isTrue();
            assertThat(action).isNotEqualTo("delegate");
        }
        if (action.equals("delegate") || action.equals("revoke-delegation")) {
            assertThat(seat.executive()).isTrue();
        }
        if (action.equals("read-case")) {
            assertThat(seat).isNotIn(Seat.TAKEDOWN_DESK, Seat.LIAISON_DESK, Seat.ADMINISTRATOR);
        }
    }

    @Provide
    Arbitrary<Request> requests() {
        var gates = new java.util.ArrayList<>(
                SET.rules().gates().stream().map(Gate::id).toList());
        gates.add(new GateId("screening"));
        var truths = Arbitraries.of(Truths.Truth.class).set().map(Truths::new);
        var kinds = Arbitraries.of(List.of("takedown", "attribution", "allied-operation", "hunt"));
        return Combinators.combine(
                        Arbitraries.of(Seat.class),
                        Arbitraries.of(SET.actions()),
                        Arbitraries.of(Stage.class).optional(),
                        Arbitraries.of(gates).optional(),
                        kinds.optional(),
                        truths)
                .as((seat, action, stage, gate, kind, t) -> new Request(seat, action, stage, gate, kind, t.standing()));
    }
}
