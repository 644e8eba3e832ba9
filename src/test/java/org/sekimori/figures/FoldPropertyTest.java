package org.sekimori.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sekimori.journal.RecordMapper;

/** However the log is cut into batches and however its cases interleave, the figures are the same. */
class FoldPropertyTest {
    private static final int CASES = 4;
    private static final List<String> TYPES = Counting.TYPES.stream()
            .filter(type -> !type.equals("Drafted"))
            .sorted()
            .toList();
    private static final RecordMapper MAPPER = RecordMapper.snapshot();

    private static History history(List<Integer> choices) {
        var history = new History();
        for (int operation = 0; operation < CASES; operation++) {
            history.draft(operation, operation % 2 == 0 ? "police-6-2" : "sdf-91-3", executors(operation));
        }
        for (int choice : choices) {
            act(history, choice);
        }
        return history;
    }

    private static String[] executors(int choice) {
        return switch (choice % 3) {
            case 0 -> new String[] {"police"};
            case 1 -> new String[] {"police", "sdf"};
            default -> new String[] {"sdf"};
        };
    }

    private static void act(History history, int choice) {
        var fields = new ArrayList<Object>(List.of(
                "scopeHash",
                "h" + choice % 2,
                "outcome",
                List.of("refused", "returned", "withdrawn").get(choice % 3),
                "authority",
                List.of("executive", "committee", "hub").get(choice % 3),
                "legalBasis",
                "sdf-95-4",
                "executors",
                List.of(executors(choice)),
                "inScope",
                choice % 5 > 0,
                "kind",
                choice % 2 == 0 ? "supplement" : "condition",
                "obligation",
                "o" + choice % 4,
                "gate",
                "g" + choice % 3));
        if (choice % 4 == 0) {
            fields.addAll(List.of("sitting", "s", "channel", "telephone", "narrowing", true));
        }
        history.now = history.now.plusSeconds(choice * 997L);
        history.add(choice % CASES, TYPES.get(choice % TYPES.size()), fields.toArray());
    }

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers().between(0, 50_000).list().ofMaxSize(120);
    }

    /** As the read model does it: what a case left is written down after each batch and read again. */
    private static List<Counted> inBatches(List<ClearEntry> entries, Random random) {
        var kept = new HashMap<UUID, byte[]>();
        var counted = new ArrayList<Counted>();
        for (int from = 0; from < entries.size(); ) {
            int to = Math.min(entries.size(), from + 1 + random.nextInt(9));
            Map<UUID, CaseFacts> facts = new HashMap<>();
            kept.forEach((operation, bytes) -> facts.put(operation, MAPPER.read(CaseFacts.class, bytes)));
            for (var entry : entries.subList(from, to)) {
                var step = Counting.step(Optional.ofNullable(facts.get(entry.subject())), entry);
                facts.put(entry.subject(), step.after());
                counted.addAll(step.counted());
            }
            facts.forEach((operation, one) -> kept.put(operation, MAPPER.bytes(one)));
            from = to;
        }
        return counted;
    }

    @Property(tries = 300)
    void what_was_counted_in_parts_is_what_is_counted_at_once(
            @ForAll("choices") List<Integer> choices, @ForAll Random random) {
        var entries = history(choices).entries();
        assertThat(inBatches(entries, random)).isEqualTo(History.tally(entries).counted());
    }

    @Property(tries = 300)
    void a_prefix_and_the_rest_are_the_whole(@ForAll("choices") List<Integer> choices, @ForAll Random random) {
        var entries = history(choices).entries();
        var cut = random.nextInt(entries.size() + 1);
        var tally = History.tally(entries.subList(0, cut));
        var early = tally.counted();
        entries.subList(cut, entries.size()).forEach(tally::take);
        assertThat(tally.counted()).isEqualTo(History.tally(entries).counted());
        assertThat(tally.counted().subList(0, early.size())).isEqualTo(early);
    }

    @Property(tries = 300)
    void cases_interleave_as_they_like(@ForAll("choices") List<Integer> choices, @ForAll Random random) {
        var entries = history(choices).entries();
        var shuffled = renumbered(interleaved(entries, random));
        var at = Figures.of(History.tally(entries).counted());
        assertThat(Figures.of(History.tally(shuffled).counted())).isEqualTo(at);
        assertThat(new HashSet<>(shuffled)).hasSameSizeAs(entries);
    }

    /** The entries of each case in their order, the cases in any. */
    private static List<ClearEntry> interleaved(List<ClearEntry> entries, Random random) {
        var queues = new HashMap<UUID, List<ClearEntry>>();
        entries.forEach(entry ->
                queues.computeIfAbsent(entry.subject(), _ -> new ArrayList<>()).add(entry));
        var mixed = new ArrayList<ClearEntry>();
        while (!queues.isEmpty()) {
            var open =
                    queues.keySet().stream().sorted(Comparator.naturalOrder()).toList();
            var next = open.get(random.nextInt(open.size()));
            mixed.add(queues.get(next).removeFirst());
            if (queues.get(next).isEmpty()) {
                queues.remove(next);
            }
        }
        return mixed;
    }

    private static List<ClearEntry> renumbered(List<ClearEntry> entries) {
        var numbered = new ArrayList<ClearEntry>();
        for (var entry : entries) {
            numbered.add(new ClearEntry(
                    entry.log(),
                    numbered.size(),
                    entry.type(),
                    entry.subjectKind(),
                    entry.subject(),
                    entry.recorded(),
                    entry.clear()));
        }
        return numbered;
    }
}
