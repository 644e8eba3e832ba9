package org.sekimori.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.exchange.StixPattern.Beyond;
import org.sekimori.operation.Marking;

/**
 * The Traffic Light Protocol in STIX: the marking definitions of TLP 2.0 by the ids of the OASIS extension, and those of TLP 1.x
 * that the specification itself names (7.2.1.4). White of 1.x is CLEAR; amber of 1.x stays AMBER.
 */
final class StixMarkings {
    private static final Map<String, Marking> TLP = Map.of(
            "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", Marking.CLEAR,
            "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Marking.GREEN,
            "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", Marking.AMBER,
            "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", Marking.AMBER_STRICT,
            "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", Marking.RED,
            "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", Marking.CLEAR,
            "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", Marking.GREEN,
            "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", Marking.AMBER,
            "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Marking.RED);

    private final Map<String, Map<String, Object>> objects;

    StixMarkings(Map<String, Map<String, Object>> objects) {
        this.objects = objects;
    }

    /** Whether the hub knows the definition without the bundle. */
    static boolean isTlp(String id) {
        return TLP.containsKey(id);
    }

    /** The strictest of an object's markings, those of its parts included; empty if it bears none of TLP. */
    Optional<Marking> of(Map<String, Object> object) throws Beyond {
        var strictest = Optional.<Marking>empty();
        for (var reference : references(object)) {
            var marking = Optional.ofNullable(TLP.get(reference));
            if (marking.isEmpty() && !objects.containsKey(reference)) {
                throw new Beyond("unknown-marking");
            }
            if (marking.isPresent()
                    && strictest.map(m -> m.compareTo(marking.get()) < 0).orElse(true)) {
                strictest = marking;
            }
        }
        return strictest;
    }

    private static List<String> references(Map<String, Object> object) {
        var references = new ArrayList<String>();
        if (object.get("object_marking_refs") instanceof List<?> refs) {
            refs.forEach(reference -> references.add(String.valueOf(reference)));
        }
        if (object.get("granular_markings") instanceof List<?> parts) {
            for (var part : parts) {
                if (part instanceof Map<?, ?> granular && granular.get("marking_ref") instanceof String reference) {
                    references.add(reference);
                }
            }
        }
        return references;
    }
}
