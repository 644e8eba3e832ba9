package org.sekimori.operation;

/** A past fact, always a record. Its wire name stands in the descriptor of the room that owns it. */
public interface Event {}
