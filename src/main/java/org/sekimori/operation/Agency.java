package org.sekimori.operation;

/** Who applies and executes. {@code police} is the National Police Agency and the prefectures alike. */
public enum Agency implements Wire {
    POLICE,
    SDF;

    /** The seat that decides for this agency. */
    public Seat director() {
        return switch (this) {
            case POLICE -> Seat.POLICE_DIRECTOR;
            case SDF -> Seat.SDF_DIRECTOR;
        };
    }

    /** The seat that is tasked for this agency. */
    public Seat officer() {
        return switch (this) {
            case POLICE -> Seat.POLICE_OFFICER;
            case SDF -> Seat.SDF_OFFICER;
        };
    }
}
