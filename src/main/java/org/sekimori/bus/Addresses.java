package org.sekimori.bus;

/** Every address of the hub, and nowhere else. A phase hears commands at {@code phase.<name>}. */
public final class Addresses {
    public static final Address<ReadCase, CaseAnswer> CASE = new Address<>("case", ReadCase.class, CaseAnswer.class);

    private Addresses() {}

    /** Where the phase or room of this name hears its commands. */
    public static Address<Envelope, Outcome> room(String name) {
        return new Address<>("phase." + name, Envelope.class, Outcome.class);
    }
}
