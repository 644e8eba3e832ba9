package org.sekimori.console;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.sekimori.journal.CanonicalJson;
import org.sekimori.journal.Malformed;
import org.sekimori.journal.RecordMapper;
import org.sekimori.operation.Command;
import org.sekimori.operation.Directory;
import org.sekimori.operation.Person;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Proposal;

/** From the tree of a body to the command's record. Bodies name persons by user name, records by random key. */
final class CommandBodies {
    private final RecordMapper mapper;

    CommandBodies(Supplier<Directory> directory) {
        this.mapper = RecordMapper.body()
                .withIds(PersonId.class, user -> key(directory.get(), user), key -> user(directory.get(), key));
    }

    /**
     * A command and what it is recognised by.
     *
     * @param request SHA-256 of the canonical body
     */
    record Read(Command command, String request) {}

    private static UUID key(Directory directory, String user) {
        return directory
                .byUser(user)
                .orElseThrow(() -> new IllegalArgumentException("expected a person of the directory"))
                .key()
                .value();
    }

    private static String user(Directory directory, UUID key) {
        return directory.person(new PersonId(key)).map(Person::user).orElse(key.toString());
    }

    /** Throws {@link Malformed} with the place as the caller sees it. */
    Read read(Class<? extends Command> type, Object tree) {
        return new Read(command(type, tree), Cause.request(CanonicalJson.bytes(tree)));
    }

    private Command command(Class<? extends Command> type, Object tree) {
        var components = type.getRecordComponents();
        if (components.length != 1 || components[0].getType() != Proposal.class) {
            return mapper.read(type, tree);
        }
        var name = components[0].getName();
        try {
            return mapper.read(type, Map.of(name, tree));
        } catch (Malformed inside) {
            throw new Malformed(inside.pointer().substring(name.length() + 1), inside.code(), inside.expected());
        }
    }
}
