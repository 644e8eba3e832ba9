package org.sekimori.journal;

/** A shape whose tree is a text, so that it can name an entry of a map. */
interface NameShape extends Shape {
    @Override
    String write(Object value, Form form);
}
