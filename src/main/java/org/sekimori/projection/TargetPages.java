package org.sekimori.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.RecordMapper;
import org.sekimori.journal.Sealing;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Target;

/** Pages of a proposal's targets: of thousands of disclosures only the page's are fetched. */
final class TargetPages {
    private final Store store;
    private final RecordMapper bodies = RecordMapper.body();

    TargetPages(Store store) {
        this.store = store;
    }

    /** A page's worth of the list, under the name that its disclosure bears. */
    record Targets(SealedList<Target> targets) {}

    /** The cursor is a position in the list, so deleted targets leave gaps and never shift a page. */
    Page<Map<String, Object>> page(SealedList<Target> list, Page.Request request) {
        var from = Math.max(0, Place.number(request, 0));
        var digests = list.digest().map(this::elements).orElse(List.of());
        if (from >= digests.size()) {
            return new Page<>(List.of(), Optional.empty());
        }
        var to = Math.min(digests.size(), from + Place.limit(request));
        return new Page<>(
                targets(list.digest().orElseThrow(), digests.subList((int) from, (int) to)),
                to < digests.size() ? Optional.of(Place.write(to)) : Optional.empty());
    }

    private List<String> elements(String digest) {
        return Optional.ofNullable(store.disclosures(List.of(digest)).get(digest))
                .map(EntryFormat::elementsOf)
                .orElse(List.of());
    }

    private List<Map<String, Object>> targets(String list, List<String> digests) {
        var elements = digests.stream()
                .map(digest -> (Sealed<Target>) new Sealed.Withheld<Target>(digest))
                .toList();
        var revealed = Sealing.reveal(new Targets(new SealedList.Known<>(list, elements)), store.disclosures(digests));
        var trees = new ArrayList<Map<String, Object>>();
        for (var target : revealed.targets().items()) {
            trees.add(Leaves.object(bodies.write(target)));
        }
        return trees;
    }
}
