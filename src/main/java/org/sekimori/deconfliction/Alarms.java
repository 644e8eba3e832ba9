package org.sekimori.deconfliction;

import java.util.Map;
import java.util.Optional;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Stamp;

/** The rules of an alarm: the hub raises it once, the watch officer answers it once. */
public final class Alarms {
    public static final Map<String, Class<? extends Command>> COMMANDS =
            Map.of("alarm-raise", AlarmCommand.Raise.class, "alarm-answer", AlarmCommand.Answer.class);

    public static final Descriptor DESCRIPTOR = new Descriptor(Map.<String, Class<? extends Event>>of(
            "org.sekimori.alarm.Raised", AlarmEvent.Raised.class,
            "org.sekimori.alarm.Answered", AlarmEvent.Answered.class));

    private Alarms() {}

    /** Decides one command; its subject's state is empty before the alarm is raised. */
    public static Decision decide(AlarmId id, Optional<Alarm> state, AlarmCommand command, Act act) {
        return switch (command) {
            case AlarmCommand.Raise(var narrowing) ->
                state.isPresent()
                        ? Decision.rejected(Reason.ALREADY_EXISTS, "Expected an alarm that was not raised yet")
                        : accepted(id, new AlarmEvent.Raised(id, narrowing));
            case AlarmCommand.Answer answer ->
                state.map(alarm -> answer(alarm, answer, act))
                        .orElseGet(() -> Decision.rejected(Reason.UNKNOWN, "Expected an alarm"));
        };
    }

    /** Nobody judges an alarm that their own requests raised. */
    private static Decision answer(Alarm alarm, AlarmCommand.Answer answer, Act act) {
        if (alarm.answered().isPresent()) {
            return Decision.rejected(Reason.ALREADY_ANSWERED, "Expected an alarm that nobody answered yet");
        }
        if (alarm.narrowing().persons().contains(act.actor().id())) {
            return Decision.rejected(Reason.SAME_PERSON, "Expected somebody whose requests did not raise the alarm");
        }
        return answer.finding().content().map(String::isBlank).orElse(false)
                ? Decision.rejected(Reason.REASON_NEEDED, "Expected what was found")
                : accepted(alarm.id(), new AlarmEvent.Answered(answer.finding()));
    }

    private static Decision accepted(AlarmId id, AlarmEvent event) {
        return Decision.accepted(new Fact(id.subject(), event));
    }

    public static Alarm evolve(Optional<Alarm> state, AlarmEvent event, Stamp stamp) {
        return switch (event) {
            case AlarmEvent.Raised(var id, var narrowing) -> {
                if (state.isPresent()) {
                    throw new CorruptState(event, "a raised alarm");
                }
                yield new Alarm(id, narrowing, stamp.recorded(), Optional.empty());
            }
            case AlarmEvent.Answered(var finding) ->
                state.orElseThrow(() -> new CorruptState(event, "nothing"))
                        .answered(stamp.actor().id(), stamp.recorded(), finding);
        };
    }
}
