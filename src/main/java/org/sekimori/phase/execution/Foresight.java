package org.sekimori.phase.execution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.sekimori.operation.Fact;
import org.sekimori.operation.HaltEvent.Halted;
import org.sekimori.operation.ObligationEvent.ObligationOpened;
import org.sekimori.phase.execution.ExecutionEvent.Corrected;
import org.sekimori.phase.execution.ExecutionEvent.Flag;
import org.sekimori.phase.execution.ExecutionEvent.Logged;

/**
 * What an account would bring about, read off the very facts that the rule decides for it, so that who asks is told the truth.
 *
 * @param opens the kinds of obligation, each once
 */
public record Foresight(List<Flag> flags, boolean halts, List<String> opens) {
    public Foresight {
        flags = List.copyOf(flags);
        opens = List.copyOf(opens);
    }

    public static Foresight of(List<Fact> facts) {
        var flags = new ArrayList<Flag>();
        var opens = new LinkedHashSet<String>();
        boolean halts = false;
        for (var fact : facts) {
            if (fact.event() instanceof Logged logged) {
                flags.addAll(logged.flags());
            } else if (fact.event() instanceof Corrected corrected) {
                flags.addAll(corrected.flags());
            } else if (fact.event() instanceof ObligationOpened opened) {
                opens.add(opened.kind());
            } else if (fact.event() instanceof Halted) {
                halts = true;
            }
        }
        return new Foresight(flags, halts, List.copyOf(opens));
    }
}
