package org.sekimori.operation;

import java.util.Set;

/**
 * Who must be present for the committee to decide.
 *
 * <p>Source: Act 42 of 2025, chapter 8: the chair, or the designated deputy, and at least two members.
 *
 * @param membersBesides members needed besides the one who presides
 * @param modes ways of attending that count as present
 * @param deputy the designated deputy, who presides when the chair is absent or recused
 * @param presidingVotes whether the one who presides votes as a member and casts upon a tie besides; if not, upon a tie alone
 * @param supplementStops whether the clock of the committee's gate stands while a supplement is owed
 */
public record QuorumRule(
        int membersBesides, Set<Mode> modes, PersonId deputy, boolean presidingVotes, boolean supplementStops) {
    /** The statutory floor of {@link #membersBesides}. */
    public static final int FLOOR = 2;

    public QuorumRule {
        modes = Set.copyOf(modes);
        if (membersBesides < FLOOR) {
            throw new IllegalArgumentException("expected at least " + FLOOR + " members besides the presiding one");
        }
    }

    /** How somebody attends. */
    public enum Mode implements Wire {
        ROOM,
        VIDEO,
        TELEPHONE
    }
}
