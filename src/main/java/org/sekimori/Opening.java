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
import org.sekimori.operation.Event;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Subject;
import org.sekimori.pipeline.AccessLog;
import org.sekimori.pipeline.Causes;
import org.sekimori.pipeline.HubEvent;
import org.sekimori.pipeline.TimeIds;
import org.sekimori.policy.PolicySet;

/** Puts on record, before the first command, what every decision rests on: the log itself, its keys, the policies. */
final class Opening {
    private static final int PAGE = 500;

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

        Standing after(long version, Event event) {
            return switch (event) {
                case HubEvent.LogOpened _ -> new Standing(version, true, keys, policySet);
                case HubEvent.KeysPublished published -> new Standing(version, opened, published.keys(), policySet);
                case HubEvent.PolicyLoaded loaded -> new Standing(version, opened, keys, loaded.set());
                default -> new Standing(version, opened, keys, policySet);
            };
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
            var said = said(log);
            for (var next = missing(log, said); next.isPresent(); next = missing(log, said)) {
                append(log, said.entries() + 1, next.get());
                said = said(log);
            }
        }
    }

    /** The next thing to be said. */
    private Optional<HubEvent> missing(LogName log, Standing said) {
        var keys = logs.keys(log);
        if (!said.opened()) {
            return Optional.of(new HubEvent.LogOpened(logs.origin(log), logs.demo()));
        }
        if (!said.keys().equals(keys)) {
            return Optional.of(new HubEvent.KeysPublished(keys));
        }
        if (log != LogName.ACCESS && !said.policySet().equals(policies.hash())) {
            var files = policies.files().stream().collect(Collectors.toMap(f -> f.name(), f -> f.sha256()));
            return Optional.of(new HubEvent.PolicyLoaded(policies.hash(), files));
        }
        return Optional.empty();
    }

    private Subject subject() {
        return new Subject(Subject.Kind.HUB, hub.id().value());
    }

    /**
     * As the entries tell it: others write about the hub too, and what they keep as its state is how many entries there are.
     */
    private Standing said(LogName log) throws Exception {
        var said = Standing.NONE;
        while (true) {
            var page = waiting.on(journal.stream(log, subject(), said.entries(), PAGE));
            for (var entry : page) {
                said = said.after(entry.version(), format.read(entry, Map.of()).event());
            }
            if (page.size() < PAGE) {
                return said;
            }
        }
    }

    /** Another node may say it first; then nothing is missing any more. */
    private void append(LogName log, long version, HubEvent event) throws Exception {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = ids.next();
        var cause = Causes.of("opening", id.toString());
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
                event,
                Optional.empty());
        AppendResult _ = waiting.on(journal.append(new Append(
                log,
                cause,
                Map.of(subject(), version - 1),
                List.of(written.entry()),
                written.drawn(),
                List.of(new Snapshot(subject(), version, mapper.bytes(new AccessLog.Tally(version)))),
                true)));
    }
}
