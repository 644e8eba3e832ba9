package org.sekimori.operation;

/** Somebody who decided a single or vote gate of this case, in this revision or an earlier one, and for which body. */
public record Decider(PersonId person, String body) {}
