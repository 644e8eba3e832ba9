package org.sekimori.journal;

import java.util.Map;
import org.sekimori.operation.Event;

/**
 * An event that this version of the hub has no record for: an unregistered type, or a later schema than it knows.
 *
 * @param data a tree in which disclosed fields stand as {@link Opened}
 */
public record UnknownType(String type, int schema, Map<String, Object> data) implements Event {}
