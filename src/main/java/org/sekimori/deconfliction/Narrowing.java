package org.sekimori.deconfliction;

import java.time.Instant;
import java.util.List;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;

/**
 * Requests of one organisation that close in: several, each about another part of what an earlier one was about. So one
 * learns where others are at work, by halving what one asks about until one computer is left.
 *
 * @param persons who asked, at most 100 of them
 * @param parts requests about a part, beside the one about the whole
 * @param widest selectors of the whole
 * @param narrowest selectors of the smallest part
 * @param first when the whole was asked about
 * @param last when the last part was
 */
public record Narrowing(
        Organisation organisation,
        List<PersonId> persons,
        int parts,
        int widest,
        int narrowest,
        Instant first,
        Instant last) {
    public Narrowing {
        persons = List.copyOf(persons);
    }
}
