package org.sekimori.model;

import static org.sekimori.model.Cast.CHAIR;
import static org.sekimori.model.Cast.COORDINATOR;
import static org.sekimori.model.Cast.DEPUTY;
import static org.sekimori.model.Cast.EXPERT;
import static org.sekimori.model.Cast.HUB;
import static org.sekimori.model.Cast.MEMBER;
import static org.sekimori.model.Cast.NCO_DIRECTOR;
import static org.sekimori.model.Cast.OTHER_MEMBER;
import static org.sekimori.model.Cast.POLICE;
import static org.sekimori.model.Cast.POLICE_DIRECTOR;
import static org.sekimori.model.Cast.SECRETARIAT;
import static org.sekimori.model.SmallWorld.id;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Operation;
import org.sekimori.operation.QuorumRule.Mode;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seals;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.phase.oversight.OversightCommand;

/** What is tried in and around a sitting of the committee. */
record SittingMoves(Moves moves, Operation operation, Optional<Sitting> sitting) {
    private static final List<OversightCommand.Attendance> THREE = present("chair", "member-1", "member-2");
    private static final List<OversightCommand.Attendance> TWO = present("chair", "member-1");
    private static final List<OversightCommand.Attendance> UNPRESIDED = present("member-2", "member-3", "member-4");
    private static final List<OversightCommand.Attendance> WITH_EXPERT = present("chair", "member-2", "expert");
    private static final List<OversightCommand.Attendance> UNDER_DEPUTY = present("member-1", "member-2", "member-3");
    private static final Optional<SealedList<OversightCommand.Recusal>> CHAIR_RECUSED =
            Optional.of(Seals.seal(SealedList.fresh(List.of(new OversightCommand.Recusal(id("chair"), Words.SECRET)))));

    private static final OversightCommand ASK_EXPERT = new OversightCommand.Attend(id("expert"), Mode.VIDEO);
    private static final List<OversightCommand> CLOSING = List.of(
            new OversightCommand.Close(Optional.empty()),
            new OversightCommand.Close(cast(Choice.FOR)),
            new OversightCommand.Close(cast(Choice.AGAINST)),
            new OversightCommand.Decide(Optional.empty()),
            new OversightCommand.Decide(cast(Choice.AGAINST)));

    private static final List<Move> COMINGS = Moves.fixed(SittingMoves::coming);
    private static final List<Move> ADJOURNING =
            Moves.fixed(moves -> moves.by(new OversightCommand.Adjourn(Words.TEXT), CHAIR, DEPUTY, MEMBER, HUB));
    private static final List<Move> COUNTING = Moves.fixed(moves -> {
        moves.by(new OversightCommand.Withdraw(), MEMBER, CHAIR);
        CLOSING.forEach(closing -> moves.by(closing, CHAIR));
        moves.by(CLOSING.getFirst(), DEPUTY, MEMBER);
    });
    private static final Map<Matter, List<Move>> OPENINGS = Arrays.stream(Matter.values())
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), matter -> Moves.fixed(moves -> opening(moves, matter))));

    void all() {
        if (!operation.stage().isFinal()) {
            moves.all(OPENINGS.get(matter(operation.underReview().stage())));
        }
        sitting.filter(Sitting::isOpen).ifPresent(open -> {
            moving(open);
            voting(open);
            moves.all(COMINGS);
        });
        var applicant = SmallWorld.actor(operation.proposal().applicant());
        moves.by(new OversightCommand.AnswerSupplement(Words.TEXT), applicant, COORDINATOR);
        if (!operation.owed(Obligation.SUPPLEMENT).isEmpty()) {
            moves.by(new OversightCommand.AnswerSupplement(Words.TEXT), POLICE_DIRECTOR, CHAIR);
        }
    }

    private static List<OversightCommand.Attendance> present(String... users) {
        return Arrays.stream(users)
                .map(user -> new OversightCommand.Attendance(id(user), Mode.ROOM))
                .toList();
    }

    private static Optional<Sealed<Choice>> cast(Choice choice) {
        return Optional.of(Words.choice(choice));
    }

    /** Every matter, and every way to sit on the one that is at hand. */
    private static void opening(Moves moves, Matter fit) {
        for (var matter : Matter.values()) {
            moves.by(open(matter, THREE, Optional.empty()), CHAIR);
        }
        moves.by(open(fit, THREE, Optional.empty()), DEPUTY, NCO_DIRECTOR);
        moves.by(open(fit, TWO, Optional.empty()), CHAIR);
        moves.by(open(fit, UNPRESIDED, Optional.empty()), MEMBER);
        moves.by(open(fit, WITH_EXPERT, Optional.empty()), CHAIR);
        moves.by(open(fit, UNDER_DEPUTY, CHAIR_RECUSED), DEPUTY, CHAIR);
    }

    private static Matter matter(Stage stage) {
        return switch (stage) {
            case DRAFT, SCREENING, REVIEW -> Matter.APPROVAL;
            case AUTHORISED, TASKED, EXECUTING -> Matter.REVOCATION;
            case HALTED -> Matter.HALT;
            case ENDED, REPORTED, CLOSED, REFUSED, WITHDRAWN, REVOKED, EXPIRED -> Matter.CONFIRMATION;
        };
    }

    private static OversightCommand.Open open(
            Matter matter,
            List<OversightCommand.Attendance> present,
            Optional<SealedList<OversightCommand.Recusal>> recused) {
        return new OversightCommand.Open(SmallWorld.CASE, matter, present, recused);
    }

    private void moving(Sitting open) {
        var hash = open.matter() == Matter.APPROVAL ? operation.underReview().scopeHash() : operation.scopeHash();
        if (open.motion().isEmpty()) {
            for (var resolution : Resolution.values()) {
                var words =
                        resolution == Resolution.RECOMMEND ? Optional.of(Words.TEXT) : Optional.<Sealed<String>>empty();
                moves.by(
                        new OversightCommand.Move(
                                resolution, Optional.empty(), words, Words.TEXT, hash, Optional.empty()),
                        MEMBER);
            }
            var approve = Resolution.APPROVE;
            moves.by(
                    new OversightCommand.Move(
                            approve,
                            Optional.of(Words.ONE_CONDITION),
                            Optional.empty(),
                            Words.TEXT,
                            hash,
                            Optional.empty()),
                    CHAIR);
            moves.by(
                    new OversightCommand.Move(
                            approve,
                            Optional.empty(),
                            Optional.empty(),
                            Words.TEXT,
                            hash,
                            Optional.of(Words.FIRST_TARGET)),
                    DEPUTY);
            moves.by(
                    new OversightCommand.Move(
                            approve, Optional.empty(), Optional.empty(), Words.TEXT, hash, Optional.empty()),
                    OTHER_MEMBER,
                    EXPERT);
            moves.by(
                    new OversightCommand.Move(
                            approve, Optional.empty(), Optional.empty(), Words.TEXT, Moves.OTHER, Optional.empty()),
                    MEMBER);
        }
        moves.all(ADJOURNING);
    }

    private void voting(Sitting open) {
        open.motion().ifPresent(motion -> {
            moves.by(vote(motion, Choice.FOR), CHAIR, DEPUTY, MEMBER, OTHER_MEMBER, EXPERT, POLICE);
            moves.by(vote(motion, Choice.AGAINST), CHAIR, DEPUTY, MEMBER);
            moves.by(vote(motion, Choice.ABSTAIN), MEMBER);
            moves.all(COUNTING);
        });
    }

    private static OversightCommand vote(Sitting.Motion motion, Choice choice) {
        return new OversightCommand.Vote(motion.hash(), Words.choice(choice), Words.TEXT);
    }

    private static void coming(Moves moves) {
        moves.by(attend(OTHER_MEMBER), CHAIR, DEPUTY, OTHER_MEMBER);
        moves.by(attend(CHAIR), CHAIR, DEPUTY);
        moves.by(attend(MEMBER), CHAIR);
        moves.by(attend(COORDINATOR), CHAIR);
        moves.by(ASK_EXPERT, CHAIR);
        for (var member : List.of(CHAIR, DEPUTY, MEMBER)) {
            moves.by(new OversightCommand.Leave(member.id(), Optional.empty()), member);
            moves.by(new OversightCommand.Recuse(member.id(), Words.TEXT), member);
        }
        moves.by(new OversightCommand.Leave(MEMBER.id(), Optional.empty()), CHAIR, DEPUTY);
        moves.by(new OversightCommand.Recuse(MEMBER.id(), Words.TEXT), CHAIR, DEPUTY);
        moves.by(new OversightCommand.Leave(EXPERT.id(), Optional.empty()), CHAIR);
        moves.by(new OversightCommand.Hear(EXPERT.id(), Words.TEXT), CHAIR, SECRETARIAT, POLICE);
    }

    private static OversightCommand attend(Actor person) {
        return new OversightCommand.Attend(person.id(), Mode.ROOM);
    }
}
