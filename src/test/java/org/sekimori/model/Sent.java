package org.sekimori.model;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Command;
import org.sekimori.testing.Api;

/**
 * A command as it goes to the hub.
 *
 * @param subject the case or the sitting that it is about; none where one is created
 * @param body as HTTP says it, persons by user name
 * @param command what the body says, its contents not sealed yet
 */
record Sent(
        Actor actor,
        String action,
        Optional<UUID> subject,
        Map<String, Object> body,
        Command command,
        Optional<Long> ifMatch,
        UUID key) {
    private static final String OF_SITTING = "sitting-";

    boolean ofSitting() {
        return action.startsWith(OF_SITTING);
    }

    /** The sitting that exists and is meant. */
    Optional<UUID> sitting() {
        return ofSitting() ? subject : Optional.empty();
    }

    Sent by(Actor other) {
        return new Sent(other, action, subject, body, command, ifMatch, key);
    }

    Sent at(long version) {
        return new Sent(actor, action, subject, body, command, Optional.of(version), key);
    }

    Sent keyed(UUID other) {
        return new Sent(actor, action, subject, body, command, ifMatch, other);
    }

    Sent saying(Map<String, Object> otherwise, Command other) {
        return new Sent(actor, action, subject, otherwise, other, ifMatch, key);
    }

    String path() {
        var root = ofSitting() ? "/api/sittings" : "/api/operations";
        var name = ofSitting() ? action.substring(OF_SITTING.length()) : action;
        return subject.map(id -> root + "/" + id + "/commands/" + name).orElse(root);
    }

    /** Once, to that node; the empty object goes as no body. */
    Api.Answer to(Api node) {
        var user = SmallWorld.RULES.directory().person(actor.id()).orElseThrow().user();
        var caller = Api.Caller.of(user).in(actor.seat().wire());
        var matching = ifMatch.map(version -> caller.at(version.toString())).orElse(caller);
        return node.post(matching, path(), body.isEmpty() ? "" : body, key);
    }

    @Override
    public String toString() {
        return action + " by " + SmallWorld.name(actor)
                + ifMatch.map(v -> " at version " + v).orElse("");
    }
}
