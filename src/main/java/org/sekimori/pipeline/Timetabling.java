package org.sekimori.pipeline;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;
import org.sekimori.journal.RecordMapper;
import org.sekimori.journal.Snapshot;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Appointment;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Timetable;
import org.sekimori.timer.Timer;
import org.sekimori.timer.TimerStore;

/**
 * Notes when time itself moves each case next, anew with every entry of it. Runs as a transactional cursor; the clear state
 * suffices, so nothing sealed is opened.
 */
public final class Timetabling {
    /** The cursor's name, for ever. */
    public static final String NAME = "timetable";

    private final Journal journal;
    private final LogName log;
    private final Rules rules;
    private final Clock clock;
    private final RecordMapper mapper = RecordMapper.snapshot();

    public Timetabling(Journal journal, LogName log, Rules rules, Clock clock) {
        this.journal = journal;
        this.log = log;
        this.rules = rules;
        this.clock = clock;
    }

    /** Handles a batch within the cursor's transaction; called on a virtual thread. */
    public Future<Void> handle(TimerStore.Writing timers, List<StoredEntry> batch) {
        var operations = batch.stream()
                .map(StoredEntry::subject)
                .filter(subject -> subject.kind() == Subject.Kind.OPERATION)
                .collect(Collectors.toSet());
        var set = new ArrayList<Timer>();
        var clear = new ArrayList<Subject>();
        journal.snapshots(log, operations)
                .await()
                .forEach((subject, snapshot) -> next(snapshot).ifPresentOrElse(set::add, () -> clear.add(subject)));
        timers.set(set).await();
        return timers.clear(log, clear);
    }

    private Optional<Timer> next(Snapshot snapshot) {
        var operation = mapper.read(Operation.class, snapshot.bytes());
        return new Timetable(operation, rules, clock.instant())
                .next()
                .map(next -> new Timer(log, snapshot.subject(), action(next), next.at(), snapshot.version()));
    }

    private static String action(Appointment appointment) {
        return appointment.what() instanceof Appointment.WindowEnd ? Timers.EXPIRE : Timers.TICK;
    }
}
