package org.sekimori.projection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.deconfliction.Conflict;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Actor;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.Subject;

/**
 * Entries as they stand in the log, with the disclosures that go with them. Deliberations, the sittings' streams, are the
 * committee's alone; what a sitting decided stands in the case's own stream.
 */
final class EntryQueries {
    /** Past this many characters of disclosures a page ends early; its last entry is always whole. */
    private static final int MOST_CHARS = 8 << 20;

    /** Entries whose contents are asked for at once: few, for a single one may hold thousands of digests. */
    private static final int TOGETHER = 25;

    private static final String STREAMS = """
            SELECT entry.* FROM (
                SELECT 'operation' AS kind, $2::uuid AS id
                UNION ALL SELECT 'sitting', id FROM sitting_view WHERE $3 AND operation = $2
            ) subject JOIN entry ON log = $1 AND subject_kind = subject.kind AND subject_id = subject.id
            WHERE index > $4 ORDER BY index LIMIT $5""";
    private static final String SITTING = "SELECT operation FROM sitting_view WHERE id = $1";

    private final Store store;
    private final CaseQueries cases;
    private final ActivityQueries activities;
    private final CampaignQueries campaigns;

    EntryQueries(Store store, CaseQueries cases, ActivityQueries activities, CampaignQueries campaigns) {
        this.store = store;
        this.cases = cases;
        this.activities = activities;
        this.campaigns = campaigns;
    }

    Optional<Page<EntryItem>> entries(Actor actor, OperationId operation, boolean lists, Page.Request page) {
        return cases.readable(actor, operation.value()).map(_ -> stream(actor, operation, lists, page));
    }

    private Page<EntryItem> stream(Actor actor, OperationId operation, boolean lists, Page.Request page) {
        var limit = Place.limit(page);
        var rows = store.rows(
                STREAMS,
                store.log().wire(),
                operation.value(),
                actor.seat().ofCommittee(),
                Place.number(page, -1),
                limit + 1);
        var items = new ArrayList<EntryItem>();
        long chars = 0;
        for (int from = 0; from < rows.size(); from += TOGETHER) {
            var some = rows.subList(from, Math.min(rows.size(), from + TOGETHER)).stream()
                    .map(store::stored)
                    .toList();
            var texts = texts(some);
            for (var entry : some) {
                if (items.size() == limit || chars > MOST_CHARS) {
                    return new Page<>(
                            items, Optional.of(Place.write(items.getLast().index())));
                }
                var disclosures = EntryTree.of(entry, texts).opened().stream()
                        .filter(field -> lists || field.elements().isEmpty())
                        .map(field -> texts.get(field.digest()))
                        .toList();
                items.add(new EntryItem(store.log().wire(), entry.index(), entry.bytes(), disclosures));
                chars += disclosures.stream().mapToLong(String::length).sum();
            }
        }
        return new Page<>(items, Optional.empty());
    }

    private Map<String, String> texts(List<StoredEntry> entries) {
        var digests = new HashSet<String>();
        entries.forEach(entry -> digests.addAll(EntryFormat.digestsOf(entry.bytes())));
        return store.disclosures(digests);
    }

    Optional<Page<String>> elements(Actor actor, UUID id, Page.Request page) {
        return store.entry(id).filter(entry -> mayRead(actor, entry.subject())).map(entry -> elements(entry, page));
    }

    /** The subject of an entry, for the note that it was read. */
    Optional<Subject> subject(UUID id) {
        return store.entry(id).map(StoredEntry::subject);
    }

    private Page<String> elements(StoredEntry entry, Page.Request page) {
        var digests = new LinkedHashSet<String>();
        EntryTree.of(entry, texts(List.of(entry))).opened().forEach(field -> digests.addAll(field.elements()));
        var ordered = List.copyOf(digests);
        var from = Math.clamp(Place.number(page, 0), 0, ordered.size());
        var to = Math.min(ordered.size(), from + Place.limit(page));
        var some = ordered.subList(from, to);
        var texts = store.disclosures(some);
        return new Page<>(
                some.stream().map(texts::get).filter(text -> text != null).toList(),
                to < ordered.size() ? Optional.of(Place.write(to)) : Optional.empty());
    }

    private boolean mayRead(Actor actor, Subject subject) {
        return switch (subject.kind()) {
            case OPERATION -> cases.readable(actor, subject.id()).isPresent();
            case SITTING ->
                actor.seat().ofCommittee()
                        && store.rows(SITTING, subject.id()).stream()
                                .anyMatch(row -> cases.readable(actor, row.getUUID("operation"))
                                        .isPresent());
            case ACTIVITY -> activities.readable(actor, subject.id());
            case CAMPAIGN -> campaigns.readable(actor, subject.id());
            case CONFLICT, ALARM -> Conflict.tellsContents(actor.seat());
            // Documents have readings of their own, which know their route.
            case DOCUMENT, PERSON, HUB -> false;
        };
    }
}
