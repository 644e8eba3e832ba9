package org.sekimori.operation;

/** Traffic Light Protocol 2.0; the order of the constants is the order of strictness. */
public enum Marking implements Wire {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED;

    @Override
    public String wire() {
        return this == AMBER_STRICT ? "TLP:AMBER+STRICT" : "TLP:" + name();
    }
}
