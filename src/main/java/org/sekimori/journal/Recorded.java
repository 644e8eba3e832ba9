package org.sekimori.journal;

import java.util.Optional;
import org.sekimori.operation.Event;

/**
 * An entry read back.
 *
 * @param event sealed components known where a disclosure was given; an {@link UnknownType} where no room owns the type
 * @param request of a command's first entry, if disclosed: unpadded base64url of the SHA-256 of its canonical body
 */
public record Recorded(EntryHeader header, Event event, Optional<String> request) {}
