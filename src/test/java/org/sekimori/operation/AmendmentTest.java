package org.sekimori.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.phase.proposal.ProposalCommand;

/** What an amendment asks for besides, and so what its gates are asked about. */
class AmendmentTest {
    private final Draft draft = Draft.abroad();
    private final Play play = Play.authorised(draft);

    private Amendment asked() {
        play.does(draft.applicant, new ProposalCommand.Amend(draft.proposal()));
        return play.operation().pending().orElseThrow();
    }

    private static boolean adds(Amendment amendment, String target, String measure) {
        return amendment.adds(Optional.of(target), Optional.of(measure), TestRules.START);
    }

    @Test
    void targets_are_asked_about_by_themselves() {
        draft.targets.add(Draft.target("t9", "JP"));
        var amendment = asked();
        assertThat(amendment.onlyTargets()).isTrue();
        assertThat(amendment.addedTargets()).containsExactly("t9");
        assertThat(amendment.addedMeasures()).isEmpty();
        assertThat(adds(amendment, "t9", "m1")).isTrue();
        assertThat(adds(amendment, "t1", "m1")).isFalse();
        assertThat(Amendment.difference(amendment.before(), amendment.proposal())
                        .targets()
                        .items())
                .extracting(Target::id)
                .containsExactly("t9");
    }

    @Test
    void a_measure_reaches_every_target() {
        draft.measures.add(Draft.measure("m2", new Measure.Aim.All()));
        var amendment = asked();
        assertThat(amendment.onlyTargets()).isFalse();
        assertThat(amendment.addedMeasures()).containsExactly("m2");
        assertThat(adds(amendment, "t1", "m2")).isTrue();
        assertThat(adds(amendment, "t1", "m1")).isFalse();
        assertThat(Amendment.difference(amendment.before(), amendment.proposal()))
                .isEqualTo(amendment.proposal());
    }

    @Test
    void time_reaches_every_target() {
        var window = draft.window;
        draft.window = new Window(window.from(), window.to().plus(Duration.ofDays(1)));
        var amendment = asked();
        assertThat(amendment.onlyTargets()).isFalse();
        assertThat(amendment.adds(Optional.of("t1"), Optional.of("m1"), window.to()))
                .isTrue();
        assertThat(amendment.adds(Optional.of("t1"), Optional.of("m1"), window.from()))
                .isFalse();
    }

    @Test
    void under_review_is_the_case_as_it_would_become() {
        draft.targets.add(Draft.target("t9", "JP"));
        var amendment = asked();
        var view = play.operation().underReview();
        assertThat(view.revision()).isEqualTo(play.operation().revision() + 1);
        assertThat(view.scopeHash()).isEqualTo(amendment.scopeHash());
        assertThat(view.stage()).isEqualTo(Stage.SCREENING);
        assertThat(view.tasks()).isEmpty();
    }

    @Test
    void of_what_is_granted_an_officer_knows_from_the_acknowledgement_on() {
        draft.targets.add(Draft.target("t9", "JP"));
        play.tasked();
        var task = play.operation().tasks().getFirst().id();
        play.amended(draft).sits(Sitting.Matter.APPROVAL, Sitting.Resolution.APPROVE);
        var granted = play.operation().amendments().all().getLast();
        assertThat(granted.effectiveAt(play.now)).isTrue();
        assertThat(granted.effectiveAt(play.now.minusNanos(1))).isFalse();
        assertThat(granted.knownTo(task, play.now)).isFalse();
        assertThat(granted.knownTo(new TaskId(new java.util.UUID(9, 9)), play.now))
                .as("tasked upon it")
                .isTrue();
        var known = granted.acknowledgedBy(task, play.now).acknowledgedBy(task, play.now.plusSeconds(1));
        assertThat(known.knownTo(task, play.now)).isTrue();
        assertThat(known.knownTo(task, play.now.minusNanos(1))).isFalse();
    }
}
