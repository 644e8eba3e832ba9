package org.sekimori.operation;

import java.util.List;
import java.util.Map;

/** A phase of the case as a value: its commands, its events, its rules. Pure: the same arguments, the same answer. */
public interface Phase {
    /** Names the phase's address on the event bus. */
    String name();

    /** Action name, as policies and offers say it, to the record of its body. */
    Map<String, Class<? extends Command>> commands();

    /** The wire names of the events that this phase owns. */
    Descriptor descriptor();

    /** Decides one of {@link #commands}; whether the actor is permitted at all was settled before. */
    Decision decide(Dossier dossier, Command command, Act act);

    /** Folds one event of {@link #descriptor} into the state. Never refuses: what is in the journal has happened. */
    Dossier evolve(Dossier dossier, Event event, Stamp stamp);

    /** The commands of this phase that the case is ready for now, whoever may give them. */
    List<Offer> offers(Dossier dossier, Act act);
}
