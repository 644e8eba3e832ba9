package org.sekimori.operation;

import java.util.Optional;

/** A capacity in which a person acts. Every act is done in one seat and records it. */
public enum Seat implements Wire {
    NCO_COORDINATOR,
    NCO_DIRECTOR,
    NCO_LEGAL,
    NCO_DECONFLICTION,
    NSS_DESK,
    MOFA_DESK,
    NPSC_DESK,
    POLICE_OFFICER,
    POLICE_DIRECTOR,
    SDF_OFFICER,
    SDF_DIRECTOR,
    COMMITTEE_CHAIR,
    COMMITTEE_MEMBER,
    COMMITTEE_SECRETARIAT,
    COMMITTEE_EXPERT,
    TAKEDOWN_DESK,
    LIAISON_DESK,
    AUDITOR,
    ADMINISTRATOR,
    HUB;

    private final String wire = Wire.super.wire().replaceFirst("-", ".");
    private final String body = wire.split("\\.", 2)[0];

    /** {@code nco.coordinator}: the organisation and the seat, with a dot. */
    @Override
    public String wire() {
        return wire;
    }

    /** Chair and members, who alone vote. */
    public boolean votes() {
        return this == COMMITTEE_CHAIR || this == COMMITTEE_MEMBER;
    }

    public boolean ofCommittee() {
        return votes() || this == COMMITTEE_SECRETARIAT || this == COMMITTEE_EXPERT;
    }

    /** NCO, NSS, MOFA, NPSC, police and SDF: everybody whom the committee oversees. */
    public boolean executive() {
        return switch (this) {
            case NCO_COORDINATOR,
                    NCO_DIRECTOR,
                    NCO_LEGAL,
                    NCO_DECONFLICTION,
                    NSS_DESK,
                    MOFA_DESK,
                    NPSC_DESK,
                    POLICE_OFFICER,
                    POLICE_DIRECTOR,
                    SDF_OFFICER,
                    SDF_DIRECTOR -> true;
            case COMMITTEE_CHAIR,
                    COMMITTEE_MEMBER,
                    COMMITTEE_SECRETARIAT,
                    COMMITTEE_EXPERT,
                    TAKEDOWN_DESK,
                    LIAISON_DESK,
                    AUDITOR,
                    ADMINISTRATOR,
                    HUB -> false;
        };
    }

    /**
     * Whether policy may let somebody else act in it for a time. Never in a seat of the committee [law], nor where one oversees
     * or comes from outside, nor in an officer's: a designation is of a person [law].
     */
    public boolean lendable() {
        return executive() && !isOfficer();
    }

    /** The agency for which this seat acts as officer or director. */
    public Optional<Agency> agency() {
        return switch (this) {
            case POLICE_OFFICER, POLICE_DIRECTOR -> Optional.of(Agency.POLICE);
            case SDF_OFFICER, SDF_DIRECTOR -> Optional.of(Agency.SDF);
            case NCO_COORDINATOR,
                    NCO_DIRECTOR,
                    NCO_LEGAL,
                    NCO_DECONFLICTION,
                    NSS_DESK,
                    MOFA_DESK,
                    NPSC_DESK,
                    COMMITTEE_CHAIR,
                    COMMITTEE_MEMBER,
                    COMMITTEE_SECRETARIAT,
                    COMMITTEE_EXPERT,
                    TAKEDOWN_DESK,
                    LIAISON_DESK,
                    AUDITOR,
                    ADMINISTRATOR,
                    HUB -> Optional.empty();
        };
    }

    /** Bodies that decide: one person may not decide the gates of two of them. */
    public String body() {
        return body;
    }

    public boolean isDirector() {
        return this == POLICE_DIRECTOR || this == SDF_DIRECTOR;
    }

    public boolean isOfficer() {
        return this == POLICE_OFFICER || this == SDF_OFFICER;
    }
}
