package org.sekimori.pipeline;

import java.util.Map;
import java.util.Optional;
import org.sekimori.bus.Envelope;
import org.sekimori.document.DocumentCommand;
import org.sekimori.document.Documents;
import org.sekimori.journal.DocumentBytes;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Document;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Standing;
import org.sekimori.operation.Subject;

/** The room of documents: each is a subject of its own and belongs to a case. */
public final class DocumentRoom implements Room {
    private final DocumentBytes bytes;

    public DocumentRoom(DocumentBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return "document";
    }

    @Override
    public Map<String, Class<? extends Command>> commands() {
        return Documents.COMMANDS;
    }

    @Override
    public Subject subject(Envelope envelope, Act act) {
        return new Subject(Subject.Kind.DOCUMENT, envelope.subject().orElse(act.id(0)));
    }

    @Override
    public World load(Envelope envelope, Subject subject, States.View view) {
        var world = view.load(subject);
        return operation(envelope, subject, world)
                .map(operation -> world.with(view.load(operation)))
                .orElse(world);
    }

    private static Optional<Subject> operation(Envelope envelope, Subject subject, World world) {
        var operation = envelope.command() instanceof DocumentCommand.Register register
                ? Optional.of(register.operation())
                : world.state(subject, Document.class).map(Document::operation);
        return operation.map(OperationId::subject);
    }

    @Override
    public Optional<Question> question(Envelope envelope, Subject subject, World world, Act act) {
        var document = world.state(subject, Document.class);
        if (document.map(found -> hidden(found, act)).orElse(envelope.subject().isPresent())) {
            return Optional.empty();
        }
        return operation(envelope, subject, world).flatMap(world::operation).map(operation -> {
            var standing =
                    Standing.of(operation, act.actor(), Optional.empty(), Optional.empty(), act.rules(), act.now());
            return new Question(
                    Optional.of(operation.stage()),
                    standing,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new Reading(CaseRoom.READ, standing)));
        });
    }

    /** What the committee keeps is not there for anybody else, nor a class whose route ends elsewhere. */
    private static boolean hidden(Document document, Act act) {
        var actor = act.actor();
        return (document.committee() && !actor.seat().ofCommittee())
                || !act.rules().handling().reaches(document.handling(), actor.organisation());
    }

    @Override
    public Decision decide(Envelope envelope, Subject subject, World world, Act act) {
        return Documents.decide(
                world.state(subject, Document.class),
                operation(envelope, subject, world).flatMap(world::operation),
                (DocumentCommand) envelope.command(),
                act);
    }

    /** The bytes are durable before an entry names them; without their entry they mean nothing. */
    @Override
    public void store(Envelope envelope) {
        if (envelope.command() instanceof DocumentCommand.Register register) {
            register.sha256()
                    .flatMap(Sealed::content)
                    .ifPresent(sha256 ->
                            bytes.put(sha256, envelope.bytes().orElseThrow()).await());
        }
    }
}
