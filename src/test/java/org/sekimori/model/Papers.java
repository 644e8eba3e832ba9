package org.sekimori.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.operation.Command;
import org.sekimori.operation.Document;
import org.sekimori.operation.DocumentId;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.testing.Api;

/** The papers of the small world as documents of one case, each registered when somebody first names it. */
final class Papers {
    private final Api api;
    private final Map<DocumentId, Document> registered = new HashMap<>();

    Papers(Api api) {
        this.api = api;
    }

    /** That a command of the small world names, as one of this case. */
    static Optional<Document> of(CaseFile file, Command command) {
        return SmallWorld.document(command)
                .flatMap(paper -> file.operation().map(operation -> Altered.with(paper, "operation", operation.id())));
    }

    static Move naming(Move move, DocumentId paper) {
        return move.command() instanceof ReviewCommand.AttachPaper attach
                ? Move.by(move.actor(), new ReviewCommand.AttachPaper(attach.gate(), paper))
                : move;
    }

    /** Empty: the move names none, or nobody may register it yet. */
    Optional<Document> registered(CaseFile file, Move move) {
        return of(file, move.command()).flatMap(paper -> {
            if (!registered.containsKey(paper.id())) {
                register(paper).ifPresent(id -> registered.put(paper.id(), Altered.with(paper, "id", id)));
            }
            return Optional.ofNullable(registered.get(paper.id()));
        });
    }

    private Optional<DocumentId> register(Document paper) {
        var body = Map.of(
                "operation", paper.operation().value().toString(),
                "title", "Paper",
                "language", paper.language(),
                "handling", paper.handling().value(),
                "marking", "TLP:CLEAR",
                "reference", Map.of("number", "17", "holder", "Registry"));
        var answer = api.post(paper.committee() ? "chair" : "coordinator", "/api/documents", body);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(new DocumentId(UUID.fromString(answer.ok().id())));
    }
}
