package org.sekimori.operation;

import java.util.Optional;

/** The organisations that persons belong to. */
public enum Organisation implements Wire {
    NCO,
    NSS,
    MOFA,
    NPSC,
    NPA,
    PREFECTURE,
    SDF,
    COMMITTEE,
    TAKEDOWN,
    LIAISON,
    AUDIT,
    OPERATOR,
    HUB;

    /** The executing agency that the organisation is part of. */
    public Optional<Agency> agency() {
        return switch (this) {
            case NPA, PREFECTURE -> Optional.of(Agency.POLICE);
            case SDF -> Optional.of(Agency.SDF);
            case NCO, NSS, MOFA, NPSC, COMMITTEE, TAKEDOWN, LIAISON, AUDIT, OPERATOR, HUB -> Optional.empty();
        };
    }
}
