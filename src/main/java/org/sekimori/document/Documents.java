package org.sekimori.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.document.DocumentEvent.DocumentRegistered;
import org.sekimori.document.DocumentEvent.ReadingRecorded;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Document;
import org.sekimori.operation.Document.Filed;
import org.sekimori.operation.Document.PaperReading;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Handling;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Stamp;

/** The rules of documents: what may be registered how, and who is said to have read the paper. */
public final class Documents {
    public static final Map<String, Class<? extends Command>> COMMANDS = Map.of(
            "document-register", DocumentCommand.Register.class,
            "document-record-reading", DocumentCommand.RecordReading.class);

    public static final Descriptor DESCRIPTOR = new Descriptor(Map.<String, Class<? extends Event>>of(
            "org.sekimori.document.DocumentRegistered", DocumentRegistered.class,
            "org.sekimori.document.ReadingRecorded", ReadingRecorded.class));

    private Documents() {}

    /**
     * Decides one command.
     *
     * @param state empty for a document that is to be registered
     * @param operation the case that it belongs to
     */
    public static Decision decide(
            Optional<Document> state, Optional<Operation> operation, DocumentCommand command, Act act) {
        if (operation.isEmpty()) {
            return Decision.rejected(Reason.UNKNOWN, "Expected a case");
        }
        return switch (command) {
            case DocumentCommand.Register register ->
                state.isPresent()
                        ? Decision.rejected(Reason.ALREADY_EXISTS, "Expected no document of this id yet")
                        : register(register, act);
            case DocumentCommand.RecordReading reading ->
                state.map(document -> record(document, reading, act))
                        .orElseGet(() -> Decision.rejected(Reason.UNKNOWN, "Expected a document"));
        };
    }

    private static Decision register(DocumentCommand.Register register, Act act) {
        var handling = act.rules().handling();
        var known = handling.of(register.handling());
        return Requirement.NONE
                .that(known::isPresent, Reason.UNKNOWN_CLASS, "Expected a class of handling.yaml")
                .that(
                        () -> known.get().readers().contains(act.actor().organisation()),
                        Reason.NOT_PERMITTED,
                        "Expected a class whose documents may reach the one who registers")
                .that(
                        () -> known.get().carries(register.marking()),
                        Reason.MARKING_ABOVE_CLASS,
                        "Expected a class that may carry " + register.marking().wire())
                .and(() -> content(register, handling))
                .then(() -> List.of(registered(register, act)));
    }

    private static Requirement content(DocumentCommand.Register register, Handling handling) {
        if (register.sha256().isEmpty()) {
            return Requirement.NONE.that(
                    () -> register.reference().isPresent(), Reason.REFERENCE_NEEDED, "Expected bytes or a reference");
        }
        return Requirement.NONE
                .that(
                        () -> !handling.aboveCeiling(register.handling()),
                        Reason.ABOVE_CEILING,
                        "Expected a reference: this installation keeps no bytes of the class " + register.handling())
                .that(
                        () -> register.mediaType()
                                .map(handling.mediaTypes()::contains)
                                .orElse(false),
                        Reason.MEDIA_TYPE_NOT_ALLOWED,
                        "Expected a media type of handling.yaml")
                .that(
                        () -> register.size().map(size -> size > 0).orElse(false),
                        Reason.OUT_OF_RANGE,
                        "Expected at least one byte");
    }

    private static Fact registered(DocumentCommand.Register register, Act act) {
        var id = new DocumentId(act.id(0));
        return new Fact(
                id.subject(),
                new DocumentRegistered(
                        id,
                        register.operation(),
                        act.actor().seat().ofCommittee(),
                        register.title(),
                        register.language(),
                        register.handling(),
                        register.marking(),
                        register.mediaType(),
                        register.size(),
                        register.sha256(),
                        register.reference()));
    }

    /** What somebody has read is a fact: it is recorded of those too whom the route of the class does not reach. */
    private static Decision record(Document document, DocumentCommand.RecordReading reading, Act act) {
        var reader = act.rules().directory().person(reading.reader());
        return Requirement.NONE
                .that(
                        () -> document.committee() == act.actor().seat().ofCommittee(),
                        Reason.NOT_PERMITTED,
                        "Expected the committee to keep its own register of readings")
                .that(
                        () -> document.reference().isPresent(),
                        Reason.NOT_A_REFERENCE,
                        "Expected a document registered by reference: readings of a file are recorded by themselves")
                .that(reader::isPresent, Reason.UNKNOWN_PERSON, "Expected a person of the directory")
                .that(
                        () -> !reading.at().isAfter(act.now()),
                        Reason.OUT_OF_RANGE,
                        "Expected a reading that has already happened")
                .then(() -> List.of(new Fact(
                        document.id().subject(),
                        new ReadingRecorded(
                                reading.reader(),
                                reading.at(),
                                act.rules()
                                        .handling()
                                        .reaches(
                                                document.handling(),
                                                reader.get().organisation())))));
    }

    public static Document evolve(Optional<Document> state, DocumentEvent event, Stamp stamp) {
        return switch (event) {
            case DocumentRegistered registered -> {
                if (state.isPresent()) {
                    throw new CorruptState(event, "a registered document");
                }
                yield document(registered, stamp);
            }
            case ReadingRecorded reading ->
                state.orElseThrow(() -> new CorruptState(event, "nothing"))
                        .read(new PaperReading(
                                reading.reader(),
                                reading.occurred(),
                                stamp.actor().id(),
                                reading.entitled()));
        };
    }

    private static Document document(DocumentRegistered event, Stamp stamp) {
        return new Document(
                event.document(),
                event.operation(),
                event.committee(),
                event.title(),
                event.language(),
                event.handling(),
                event.marking(),
                event.sha256()
                        .map(sha -> new Filed(
                                event.mediaType().orElse("application/octet-stream"),
                                event.size().orElse(0L),
                                sha)),
                event.reference(),
                stamp.actor(),
                stamp.recorded(),
                List.of());
    }
}
