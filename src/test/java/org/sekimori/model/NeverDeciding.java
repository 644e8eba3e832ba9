package org.sekimori.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sekimori.operation.Act;
import org.sekimori.operation.Attestation.Channel;
import org.sekimori.operation.GateEvent;
import org.sekimori.operation.GateId;
import org.sekimori.operation.HaltEvent;
import org.sekimori.operation.Operation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Sitting.Result;
import org.sekimori.operation.SittingId;
import org.sekimori.phase.oversight.SittingEvent;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.review.ReviewEvent;

/** Numbers 5, 6 and 13: the committee decides in a sitting and no other way, and nobody in the own cause. */
record NeverDeciding(Never.Findings found, Steps.Step step, Act act) {
    private static final Set<String> SINGLE = Set.of("legal", "agency-director", "coordination");
    private static final int QUORUM = 3;

    private PersonId person() {
        return act.actor().id();
    }

    private Optional<Sitting> sitting() {
        return step.before().dossier().sitting();
    }

    // ---- 5

    /** What the committee decides is counted as carried in the same step. */
    void bySitting() {
        boolean carried = step.facts().stream().anyMatch(fact -> switch (fact.event()) {
            case SittingEvent.Closed closed -> closed.result() == Result.CARRIED;
            case SittingEvent.Decided decided -> decided.result() == Result.CARRIED;
            default -> false;
        });
        found.never(5, !carried, "a decision of the committee without a sitting");
    }

    void counted(Result result, Optional<Choice> casting) {
        var sitting = sitting().orElseThrow();
        long inFavour = count(sitting, Choice.FOR);
        long against = count(sitting, Choice.AGAINST);
        boolean tie = inFavour > 0 && inFavour == against;
        found.never(5, casting.isPresent() && !tie, "a casting vote without a tie");
        if (result != Result.CARRIED) {
            return;
        }
        var present = sitting.present();
        found.never(5, present.size() < QUORUM, "a decision without a quorum");
        found.never(5, present.stream().anyMatch(person -> !member(person)), "somebody decides who is no member");
        found.never(
                5,
                !present.contains(Cast.CHAIR.id()) && !present.contains(Cast.DEPUTY.id()),
                "a decision with neither chair nor deputy");
        found.never(
                5, !sitting.votes().keySet().containsAll(present), "a decision that not everybody present voted on");
        found.never(
                5,
                inFavour * 2 <= present.size() && !(tie && casting.equals(Optional.of(Choice.FOR))),
                "a decision without a majority");
    }

    private static long count(Sitting sitting, Choice choice) {
        return sitting.votes().entrySet().stream()
                .filter(vote -> sitting.present().contains(vote.getKey())
                        && vote.getValue().choice().content().orElseThrow() == choice)
                .count();
    }

    private static boolean member(PersonId person) {
        return SmallWorld.RULES.directory().person(person).orElseThrow().seats().stream()
                .anyMatch(Seat::votes);
    }

    void opened(SittingEvent.Opened opened) {
        found.never(
                5,
                opened.present().stream().anyMatch(a -> !member(a.person())),
                "somebody sits with a vote who is no member");
    }

    void attended(SittingEvent.Attended attended) {
        found.never(
                5, sitting().orElseThrow().recused().contains(attended.person()), "somebody recused takes part again");
        found.never(
                5,
                attended.capacity() == SittingEvent.Capacity.MEMBER && !member(attended.person()),
                "somebody attends with a vote who is no member");
    }

    void withdrawn() {
        found.never(5, !sitting().orElseThrow().votes().isEmpty(), "a motion taken back that was voted on");
    }

    void vote(Operation operation) {
        var sitting = sitting().orElseThrow();
        found.never(5, !member(person()), "a vote by somebody who is no member");
        found.never(5, !sitting.present().contains(person()), "a vote by somebody who is not present");
        found.never(5, sitting.votes().containsKey(person()), "a second vote of one person");
        judge(operation, "committee");
    }

    // ---- 6

    void gate(Operation operation, GateId gate, Optional<SittingId> sitting) {
        if (gate.value().equals("committee")) {
            found.never(5, sitting.isEmpty(), "the committee's gate decided outside of a sitting");
            bySitting();
        } else {
            found.never(6, operation.isApplicant(person()), "the applicant decides a gate");
            if (SINGLE.contains(gate.value())) {
                judge(operation, act.actor().seat().body());
            }
        }
    }

    /** What the committee grants is what it voted on. */
    void granted(GateEvent.Granted granted) {
        written(granted.channel().map(Channel::isOral).orElse(false));
        if (granted.sitting().isPresent()) {
            var motion = sitting().flatMap(Sitting::motion).orElseThrow();
            found.never(
                    5,
                    !items(motion.excludes()).equals(granted.excludes().items())
                            || !items(motion.conditions())
                                    .equals(granted.conditions().items()),
                    "the committee grants something else than it voted on");
        }
    }

    private static List<String> items(Optional<SealedList<String>> list) {
        return list.map(SealedList::items).orElse(List.of());
    }

    /** A refusal or a return that takes effect at once. */
    void against() {
        written(false);
    }

    private void written(boolean asHeard) {
        boolean heard = switch (step.move().command()) {
            case ReviewCommand.Grant grant -> Words.heard(grant.attestation());
            case ReviewCommand.Refuse refuse -> Words.heard(refuse.attestation());
            case ReviewCommand.Return given -> Words.heard(given.attestation());
            default -> false;
        };
        found.never(1, heard && !asHeard, "a decision by word of mouth is taken for a written one");
    }

    private void judge(Operation operation, String body) {
        found.never(6, operation.isApplicant(person()), "the applicant decides");
        for (var decider : operation.review().deciders()) {
            found.never(
                    6,
                    decider.person().equals(person()) && !decider.body().equals(body),
                    "one person decides for two bodies");
        }
    }

    /** Who reads back is another than who recorded. */
    void confirmed(Operation operation, ReviewEvent.OralConfirmed confirmed) {
        var consent = operation.underReview().review().consents().get(confirmed.gate());
        found.never(1, consent.by().equals(person()), "an oral decision read back by who recorded it");
        found.never(6, operation.isApplicant(person()), "the applicant reads a decision back");
    }

    // ---- 13

    void resumed(Operation operation, HaltEvent.Resumed resumed) {
        boolean committee = operation.execution().halts().stream()
                .anyMatch(halt -> resumed.halts().contains(halt.id())
                        && halt.by().map(Seat::ofCommittee).orElse(false));
        if (committee) {
            found.never(13, resumed.sitting().isEmpty(), "a halt of the committee lifted without it");
            bySitting();
        }
    }

    /** The chair alone halts for a time, and another halt makes it no longer. */
    void halted(Operation operation, HaltEvent.Halted halted) {
        if (!act.actor().seat().ofCommittee() || halted.sitting().isPresent()) {
            return;
        }
        found.never(13, halted.lapses().isEmpty(), "a halt of the chair that no sitting has to uphold");
        for (var halt : operation.execution().halts()) {
            found.never(
                    13,
                    halt.lapses()
                            .flatMap(first -> halted.lapses().map(first::isBefore))
                            .orElse(false),
                    "the chair prolongs a halt by another one");
        }
    }

    /** A halt of the chair alone ends by itself, but not before its time and not once it was upheld. */
    void lapsed(Operation operation, HaltEvent.HaltLapsed lapsed) {
        for (var halt : operation.execution().halts()) {
            found.never(
                    13,
                    lapsed.halts().contains(halt.id())
                            && (halt.lapses().isEmpty()
                                    || act.now().isBefore(halt.lapses().get())),
                    "a halt of the committee lapsed that stands");
        }
    }
}
