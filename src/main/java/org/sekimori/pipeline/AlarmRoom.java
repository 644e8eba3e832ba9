package org.sekimori.pipeline;

import java.util.Map;
import java.util.Optional;
import org.sekimori.bus.Envelope;
import org.sekimori.deconfliction.Alarm;
import org.sekimori.deconfliction.AlarmCommand;
import org.sekimori.deconfliction.AlarmId;
import org.sekimori.deconfliction.Alarms;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Standing;
import org.sekimori.operation.Subject;

/** The room of alarms. Only the hub raises one, and nobody asks it to over the bus. */
public final class AlarmRoom implements Room {
    /** The hub's own action. */
    static final String RAISE = "alarm-raise";

    private static final String ANSWER = "alarm-answer";

    @Override
    public String name() {
        return "alarm";
    }

    @Override
    public Map<String, Class<? extends Command>> commands() {
        return Map.of(ANSWER, Alarms.COMMANDS.get(ANSWER));
    }

    @Override
    public Subject subject(Envelope envelope, Act act) {
        return new Subject(Subject.Kind.ALARM, envelope.subject().orElseThrow());
    }

    @Override
    public World load(Envelope envelope, Subject subject, States.View view) {
        return view.load(subject);
    }

    @Override
    public Optional<Question> question(Envelope envelope, Subject subject, World world, Act act) {
        var standing = Standing.outside(act.actor(), act.rules(), act.now());
        return world.version(subject) == 0 && act.actor().seat() != Seat.HUB
                ? Optional.empty()
                : Optional.of(new Question(
                        Optional.empty(),
                        standing,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Reading("read-alarm", standing))));
    }

    @Override
    public Decision decide(Envelope envelope, Subject subject, World world, Act act) {
        return Alarms.decide(
                new AlarmId(subject.id()), world.state(subject, Alarm.class), (AlarmCommand) envelope.command(), act);
    }
}
