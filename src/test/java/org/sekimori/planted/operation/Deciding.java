package org.sekimori.planted.operation;

/** Something that decides. */
public interface Deciding {
    boolean decide();
}
