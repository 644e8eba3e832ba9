package org.sekimori.operation;

/** An order that somebody gives, always a record. */
public interface Command {}
