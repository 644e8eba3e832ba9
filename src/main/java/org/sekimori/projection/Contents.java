package org.sekimori.projection;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekimori.activity.Activity;
import org.sekimori.activity.Campaign;
import org.sekimori.deconfliction.Conflict;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.Journal;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;

/** The sealed contents that stand in the rows of a batch, fetched together: digest to text. */
record Contents(Map<String, String> texts) {
    static Future<Contents> of(Journal journal, Collection<Record> states) {
        var digests = states.stream()
                .flatMap(Contents::shown)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return journal.disclosures(digests).map(Contents::new);
    }

    private static Stream<Optional<String>> shown(Record state) {
        return switch (state) {
            case Operation operation ->
                Stream.of(
                        operation.proposal().title().digest(),
                        operation.proposal().targets().digest());
            case Campaign campaign -> Stream.of(campaign.title().digest());
            case Activity activity ->
                Stream.of(
                        activity.registration().title().digest(),
                        activity.registration().liaison().digest(),
                        activity.registration().selectors().digest());
            case Conflict conflict -> Stream.of(conflict.overlaps().digest());
            default -> Stream.of();
        };
    }

    /** Empty once the content was deleted. */
    String text(Sealed<String> sealed) {
        return disclosure(sealed.digest()).flatMap(EntryFormat::textOf).orElse("");
    }

    long count(SealedList<?> list) {
        return disclosure(list.digest())
                .map(text -> (long) EntryFormat.elementsOf(text).size())
                .orElse(0L);
    }

    private Optional<String> disclosure(Optional<String> digest) {
        return digest.map(texts::get);
    }
}
