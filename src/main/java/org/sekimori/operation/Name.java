package org.sekimori.operation;

/** A typed text: a record of one string, written as that string. */
public interface Name {
    String value();
}
