package org.sekimori;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sekimori.journal.Append;
import org.sekimori.journal.AppendResult;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.EntryStamp;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;
import org.sekimori.journal.RecordMapper;
import org.sekimori.journal.Snapshot;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Subject;
import org.sekimori.pipeline.Causes;
import org.sekimori.pipeline.HubEvent;
import org.sekimori.pipeline.TimeIds;
import org.sekimori.policy.PolicySet;

/** Puts on record, before the first command, what every decision rests on: the log itself, its keys, the policies. */
final class Opening {
    private final Journal journal;
    private final EntryFormat format;
    private final Logs logs;
    private final PolicySet policies;
    private final Actor hub;
    private final TimeIds ids;
    private final Clock clock;
    private final Logs.Waiting waiting;
    private final RecordMapper mapper = RecordMapper.snapshot();

    /** What the hub last put on record about itself, so that the same is not said twice. */
    record Standing(long entries, boolean opened, List<String> keys, String policySet) {
        static final Standing NONE = new Standing(0, false, List.of(), "");

        public Standing {
            keys = List.copyOf(keys);
        }
    }

    Opening(
            Journal journal,
            EntryFormat format,
            Logs logs,
            PolicySet policies,
            Actor hub,
            TimeIds ids,
            Clock clock,
            Logs.Waiting waiting) {
        this.journal = journal;
        this.format = format;
        this.logs = logs;
        this.policies = policies;
        this.hub = hub;
        this.ids = ids;
        this.clock = clock;
        this.waiting = waiting;
    }

    void record() throws Exception {
        for (var log : LogName.values()) {
            // Read once a round: another node that starts at the same instant may say it between two looks.
            for (var next = missing(log); next.isPresent(); next = missing(log)) {
                append(log, next.get());
            }
        }
    }

    /** The next thing to be said, with what will then have been said. */
    private record Next(HubEvent event, Standing after) {}

    private Optional<Next> missing(LogName log) throws Exception {
        var said = said(log);
        var keys = logs.keys(log);
        if (!said.opened()) {
            return Optional.of(new Next(
                    new HubEvent.LogOpened(logs.origin(log), logs.demo()),
                    new Standing(said.entries() + 1, true, said.keys(), said.policySet())));
        }
        if (!said.keys().equals(keys)) {
            return Optional.of(new Next(
                    new HubEvent.KeysPublished(keys), new Standing(said.entries() + 1, true, keys, said.policySet())));
        }
        if (log != LogName.ACCESS && !said.policySet().equals(policies.hash())) {
            var files = policies.files().stream().collect(Collectors.toMap(f -> f.name(), f -> f.sha256()));
            return Optional.of(new Next(
                    new HubEvent.PolicyLoaded(policies.hash(), files),
                    new Standing(said.entries() + 1, true, keys, policies.hash())));
        }
        return Optional.empty();
    }

    private Subject subject() {
        return new Subject(Subject.Kind.HUB, hub.id().value());
    }

    private Standing said(LogName log) throws Exception {
        var row = waiting.on(journal.snapshots(log, List.of(subject()))).get(subject());
        return row == null ? Standing.NONE : mapper.read(Standing.class, row.bytes());
    }

    /** Another node may say it first; then nothing is missing any more. */
    private void append(LogName log, Next next) throws Exception {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = ids.next();
        var cause = Causes.of("opening", id.toString());
        var version = next.after().entries();
        var written = format.write(
                new EntryStamp(
                        id,
                        log,
                        subject(),
                        version,
                        now,
                        now,
                        new EntryStamp.Actor(
                                hub.id().value(),
                                hub.seat().wire(),
                                hub.organisation().wire()),
                        policies.hash(),
                        cause,
                        Marking.CLEAR.wire()),
                next.event(),
                Optional.empty());
        AppendResult _ = waiting.on(journal.append(new Append(
                log,
                cause,
                Map.of(subject(), version - 1),
                List.of(written.entry()),
                written.drawn(),
                List.of(new Snapshot(subject(), version, mapper.bytes(next.after()))),
                true)));
    }
}
