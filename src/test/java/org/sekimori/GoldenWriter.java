package org.sekimori;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.sekimori.journal.Digest;
import org.sekimori.journal.Disclosure;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.EntryStamp;
import org.sekimori.journal.Kept;
import org.sekimori.journal.LogName;
import org.sekimori.journal.Salts;
import org.sekimori.journal.Sealing;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Event;
import org.sekimori.operation.Hashing;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Occurring;
import org.sekimori.operation.Subject;
import org.sekimori.operation.TestRules;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.pipeline.CanonicalHashing;

/**
 * Writes one scene of the golden log by the program's own code. Salts, ids and times come from the scene's name and a
 * counter, so that a scene has the same bytes whenever and after whatever it is written.
 */
final class GoldenWriter {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    final Map<LogName, List<byte[]>> entries = new EnumMap<>(LogName.class);
    private final Map<LogName, List<Disclosure>> disclosures = new EnumMap<>(LogName.class);

    private final String scene;
    private final Salts salts = this::fill;
    private final EntryFormat format;
    private final Sealing sealing;
    private final Map<Subject, Long> versions = new HashMap<>();
    private long drawn;
    private long ids;

    Instant now;

    GoldenWriter(String scene, Instant start) {
        this.scene = scene;
        this.now = start;
        this.format = new EntryFormat(Spine.descriptors(), Map.of(), salts);
        this.sealing = new Sealing(salts);
    }

    private void fill(byte[] block) {
        var bytes = ByteBuffer.wrap(block);
        while (bytes.hasRemaining()) {
            byte[] next = Digest.of((scene + " " + drawn++).getBytes(StandardCharsets.UTF_8));
            bytes.put(next, 0, Math.min(next.length, bytes.remaining()));
        }
    }

    /** The next id; the last 16 bits are zero. */
    UUID id() {
        var random = ByteBuffer.wrap(Digest.of((scene + " id " + ids++).getBytes(StandardCharsets.UTF_8)));
        long high = (now.toEpochMilli() << 16) | VERSION_7 | (random.getShort() & 0x0FFF);
        return new UUID(high, VARIANT | (random.getLong() & 0x3FFF_FFFF_FFFF_0000L));
    }

    /** A subject that is new. */
    Subject subject(Subject.Kind kind) {
        return new Subject(kind, id());
    }

    <T> T seal(T value, Kept kept) {
        var sealed = sealing.seal(value, kept);
        keep(LogName.OPERATIONS, sealed.drawn());
        return sealed.value();
    }

    /** Writes the next entry of a subject and answers the event as it would be read back. */
    Event write(LogName log, Actor actor, Subject subject, Event event) {
        var version = versions.merge(subject, 1L, Long::sum);
        var stamp = new EntryStamp(
                id(),
                log,
                subject,
                version,
                now,
                event instanceof Occurring occurring ? occurring.occurred() : now,
                new EntryStamp.Actor(
                        actor.id().value(),
                        actor.seat().wire(),
                        actor.organisation().wire(),
                        actor.standingInFor().map(org.sekimori.operation.PersonId::value)),
                TestRules.rules().policySet(),
                id(),
                Marking.AMBER.wire());
        var written = format.write(stamp, event, Optional.of(Digest.base64Url(scene.getBytes(StandardCharsets.UTF_8))));
        entries.computeIfAbsent(log, _ -> new ArrayList<>()).add(written.entry().bytes());
        keep(log, written.drawn());
        return written.event();
    }

    /** What the entries of a log commit to, digest to text. */
    Map<String, String> disclosures(LogName log) {
        var texts = new TreeMap<String, String>();
        var digests = new HashSet<String>();
        entries.get(log).forEach(entry -> digests.addAll(EntryFormat.digestsOf(entry)));
        EntryFormat.committed(digests, disclosures.getOrDefault(log, List.of()))
                .forEach(disclosure -> texts.put(disclosure.digest(), disclosure.text()));
        return texts;
    }

    private void keep(LogName log, List<Disclosure> some) {
        disclosures.computeIfAbsent(log, _ -> new ArrayList<>()).addAll(some);
    }

    /** A case whose every event is written here. */
    Play play() {
        return new Course();
    }

    private final class Course extends Play {
        Course() {
            now = GoldenWriter.this.now;
        }

        @Override
        protected Hashing hashing() {
            return new CanonicalHashing();
        }

        @Override
        protected UUID base() {
            return id();
        }

        @Override
        protected <T> T sealed(T command) {
            var kept = command instanceof ProposalCommand.Revise || command instanceof ProposalCommand.Amend
                    ? dossier.operation().map(o -> Kept.of(o.proposal())).orElseThrow()
                    : Kept.none();
            return seal(command, kept);
        }

        @Override
        protected Event written(Subject subject, Event event, Actor actor) {
            GoldenWriter.this.now = now;
            return write(LogName.OPERATIONS, actor, subject, event);
        }
    }
}
