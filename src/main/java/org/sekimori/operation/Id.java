package org.sekimori.operation;

import java.util.UUID;

/** A typed identifier: a record of one UUID, written as that UUID's text. */
public interface Id {
    UUID value();
}
