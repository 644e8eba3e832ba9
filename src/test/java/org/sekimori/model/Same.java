package org.sekimori.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sekimori.journal.CanonicalJson;
import org.sekimori.journal.RecordMapper;
import org.sekimori.journal.Recorded;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;

/**
 * Compares what was foretold with what stands on record, word by word, sealed contents included. Only what comes of salts
 * may differ: digests and the hashes over them, each new one for one new one. Ids are given back, since both sides number
 * them from one base.
 */
final class Same {
    private static final RecordMapper BODIES = RecordMapper.body();
    private static final Pattern SALTED = Pattern.compile("\"([0-9a-f]{64}|[A-Za-z0-9_-]{43})\"");
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final long NUMBERED = 0xFFFFL;

    private Same() {}

    /** As text, with every salted value that {@code known} does not hold by its number in the order of appearance. */
    static List<String> told(List<Fact> facts, String known) {
        var numbers = new HashMap<String, String>();
        return facts.stream()
                .map(fact -> fact.subject().kind().wire() + " " + Foretold.Types.of(fact) + " "
                        + numbered(text(fact.event()), known, numbers))
                .toList();
    }

    static List<Fact> facts(List<Recorded> entries) {
        return entries.stream()
                .map(entry -> new Fact(entry.header().stamp().subject(), entry.event()))
                .toList();
    }

    /** Of which the ids were numbered that are on record and were not known before, if there are any. */
    static Optional<UUID> base(List<Recorded> entries, String known) {
        var texts = new ArrayList<String>();
        for (var entry : entries) {
            texts.add(entry.header().stamp().subject().id().toString());
            texts.add(text(entry.event()));
        }
        return texts.stream()
                .flatMap(text -> ID.matcher(text).results())
                .map(found -> found.group())
                .filter(id -> !known.contains(id))
                .map(UUID::fromString)
                .map(id -> new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() & ~NUMBERED))
                .findFirst();
    }

    /** Every id and hash that a case and its sittings hold, somewhere in a text. */
    static String known(CaseFile file, Object body) {
        var text = new StringBuilder();
        file.operation()
                .ifPresent(operation -> text.append(text(RecordMapper.snapshot().write(operation))));
        file.sittings()
                .values()
                .forEach(sitting -> text.append(text(RecordMapper.snapshot().write(sitting))));
        return text.append(text(body)).toString();
    }

    private static String text(Object tree) {
        return new String(
                CanonicalJson.bytes(tree instanceof Event event ? BODIES.write(event) : tree), StandardCharsets.UTF_8);
    }

    private static String numbered(String text, String known, Map<String, String> numbers) {
        return SALTED.matcher(text).replaceAll(found -> {
            var value = found.group(1);
            return known.contains(value)
                    ? Matcher.quoteReplacement(found.group())
                    : "\"salted " + numbers.computeIfAbsent(value, _ -> String.valueOf(numbers.size() + 1)) + "\"";
        });
    }
}
