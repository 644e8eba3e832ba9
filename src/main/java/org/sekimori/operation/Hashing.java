package org.sekimori.operation;

/** The two hashes that rules compare, computed outside the pure rooms over canonical JSON. */
public interface Hashing {
    /** SHA-256 over {@code sekimori/scope/v1\n} and the scope's canonical JSON. */
    ScopeHash scope(Scope scope);

    /**
     * SHA-256 over {@code sekimori/motion/v1\n} and the canonical JSON of a record that holds sitting, matter,
     * decision, scope hash and the salted digests of conditions, text and reasons; 64 lower-case hexadecimal digits.
     */
    String motion(Record motion);
}
