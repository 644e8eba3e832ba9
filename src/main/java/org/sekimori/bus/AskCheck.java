package org.sekimori.bus;

import java.util.UUID;
import org.sekimori.operation.Actor;

/**
 * Asks which parties that the actor may read anyway meet these selectors.
 *
 * @param cause as of a command, so that a repeat does not count again
 * @param request SHA-256 of the canonical body, 64 lower-case hexadecimal digits
 */
public record AskCheck(Actor actor, Check check, UUID cause, String request) {}
