package org.sekimori.operation;

/** What the measure protects, and whose it is. */
public record ProtectedAsset(String name, Owner owner) {
    /** Who owns a protected asset. */
    public enum Owner implements Wire {
        GOVERNMENT,
        INFRASTRUCTURE,
        SDF,
        USFJ,
        OTHER
    }
}
