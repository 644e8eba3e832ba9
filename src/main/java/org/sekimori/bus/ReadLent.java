package org.sekimori.bus;

import org.sekimori.operation.PersonId;

/** Asks in which seats of others somebody may act now. */
public record ReadLent(PersonId person) {}
