package org.sekimori.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.Journey;
import org.sekimori.journal.Recorded;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Document;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Wire;
import org.sekimori.phase.review.ReviewCommand;

/**
 * A case and its sittings as their entries tell them, folded here and not by the hub.
 *
 * @param versions of the case and of each sitting
 * @param papers the documents of the case that were registered
 */
record CaseFile(
        Optional<Operation> operation,
        Map<UUID, Sitting> sittings,
        Map<UUID, Long> versions,
        Map<DocumentId, Document> papers) {
    static final CaseFile EMPTY = new CaseFile(Optional.empty(), Map.of(), Map.of(), Map.of());

    CaseFile {
        sittings = Map.copyOf(sittings);
        versions = Map.copyOf(versions);
        papers = Map.copyOf(papers);
    }

    CaseFile with(Document paper) {
        var next = new HashMap<>(papers);
        next.put(paper.id(), paper);
        return new CaseFile(operation, sittings, versions, next);
    }

    /** The sitting that is open on the case. */
    Optional<Sitting> open() {
        return sittings.values().stream().filter(Sitting::isOpen).findAny();
    }

    /** With the sitting that is open. */
    Dossier dossier() {
        return new Dossier(operation, open());
    }

    /** With the document and the sitting that the command names; without a sitting, with the one that is open. */
    Dossier dossier(Sent sent) {
        var sitting = sent.sitting().isPresent() ? sent.sitting().map(sittings::get) : open();
        var paper = sent.command() instanceof ReviewCommand.AttachPaper attach
                ? Optional.ofNullable(papers.get(attach.document()))
                : Optional.<Document>empty();
        return new Dossier(operation, sitting, paper, Optional.empty());
    }

    long version(UUID subject) {
        return versions.getOrDefault(subject, 0L);
    }

    boolean isOver() {
        return operation.map(found -> found.stage().isFinal()).orElse(false);
    }

    CaseFile after(Recorded entry) {
        var stamp = entry.header().stamp();
        var subject = stamp.subject();
        var sitting = subject.kind() == Subject.Kind.SITTING;
        var before = new Dossier(operation, sitting ? Optional.ofNullable(sittings.get(subject.id())) : open());
        var after = Journey.evolve(
                before, subject.kind(), entry.event(), new Stamp(actor(entry), stamp.occurred(), stamp.recorded()));
        var nextSittings = new HashMap<>(sittings);
        if (sitting) {
            nextSittings.put(subject.id(), after.sitting().orElseThrow());
        }
        var nextVersions = new HashMap<>(versions);
        nextVersions.merge(subject.id(), 1L, Long::sum);
        return new CaseFile(sitting ? operation : after.operation(), nextSittings, nextVersions, papers);
    }

    /** Who acted, by the entry. */
    static Actor actor(Recorded entry) {
        var actor = entry.header().stamp().actor();
        return new Actor(
                new PersonId(actor.id()),
                Wire.of(Seat.class, actor.seat()),
                Wire.of(Organisation.class, actor.organisation()),
                actor.standingInFor().map(PersonId::new));
    }
}
