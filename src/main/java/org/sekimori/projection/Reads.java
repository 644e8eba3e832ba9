package org.sekimori.projection;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.operation.Actor;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.OperationId;

/**
 * Everything that the console lists and shows, each answer already cut to what the actor may see. Trees are maps, lists,
 * strings, longs and booleans in the contract's names; a person stands as {@code PersonId} and is translated by whoever
 * writes it out. Empty means unknown or hidden, never which of the two.
 */
public interface Reads {
    Future<Page<Map<String, Object>>> campaigns(Actor actor, Page.Request page);

    Future<Optional<Map<String, Object>>> campaign(Actor actor, UUID campaign);

    /** {@code stage}, {@code campaign} and the text {@code q} narrow the list where present. */
    Future<Page<Map<String, Object>>> operations(
            Actor actor, Optional<String> stage, Optional<UUID> campaign, Optional<String> q, Page.Request page);

    /**
     * The cases that go on, the most urgent first: by what is due, harm expected or the window's end; {@code next} says only
     * that there are more than asked for.
     */
    Future<Page<Going>> going(Actor actor, int limit);

    /** A case that goes on, and its number. */
    record Going(OperationId operation, String number) {}

    /** How far somebody may read; the cases only of who may not read every case and activity. */
    Future<Reach> reach(Actor actor);

    /** Whether everything, and if not, which cases. */
    record Reach(boolean everything, List<OperationId> operations) {}

    Future<Optional<Map<String, Object>>> proposal(Actor actor, OperationId operation);

    Future<Optional<Page<Map<String, Object>>>> targets(Actor actor, OperationId operation, Page.Request page);

    /** The exact bytes that were hashed: the line {@code sekimori/scope/v1\n} and the canonical JSON. */
    Future<Optional<byte[]>> scope(Actor actor, OperationId operation);

    /** Entries with what the actor may read of them; {@code lists} false leaves out the disclosures of sealed lists. */
    Future<Optional<Page<EntryItem>>> entries(Actor actor, OperationId operation, boolean lists, Page.Request page);

    /** Disclosures of the elements of an entry's sealed lists. */
    Future<Optional<Page<String>>> disclosures(Actor actor, UUID entry, Page.Request page);

    Future<Page<Map<String, Object>>> sittings(Actor actor, Page.Request page);

    Future<Optional<Map<String, Object>>> sitting(Actor actor, UUID sitting);

    Future<Page<Map<String, Object>>> activities(
            Actor actor, Optional<String> kind, Optional<UUID> campaign, Page.Request page);

    /** Those of them that wait for the watch officer to allow that they have no end. */
    Future<Page<Map<String, Object>>> activitiesNeedingConsent(
            Actor actor, Optional<String> kind, Optional<UUID> campaign, Page.Request page);

    Future<Page<Map<String, Object>>> conflicts(Actor actor, Page.Request page);

    Future<Optional<Map<String, Object>>> conflict(Actor actor, UUID conflict);

    /** The same to whoever may read alarms at all. */
    Future<Page<Map<String, Object>>> alarms(Page.Request page);

    Future<Page<Map<String, Object>>> tasks(Actor actor, Page.Request page);

    Future<Optional<Page<Map<String, Object>>>> taskTargets(Actor actor, UUID task, Page.Request page);

    /** Documents of one case, newest first; what the actor may not know of is left out. */
    Future<Page<Map<String, Object>>> documents(Actor actor, OperationId operation, Page.Request page);

    /** One document, and who read it. */
    Future<Optional<Map<String, Object>>> document(Actor actor, DocumentId document);

    Future<Page<Map<String, Object>>> obligations(Actor actor, boolean overdueOnly, Page.Request page);

    /** The statutory figures of that year in Japan; words and ids of a case only where the actor may read it. */
    Future<Map<String, Object>> annual(Actor actor, int year);

    /** Running figures of the last months, and the cases that the actor may read by their stage. */
    Future<Map<String, Object>> statistics(Actor actor, int months);
}
