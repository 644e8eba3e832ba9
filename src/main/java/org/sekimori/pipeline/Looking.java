package org.sekimori.pipeline;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Hashing;
import org.sekimori.operation.Offer;
import org.sekimori.policy.PolicySet;

/** What it takes to look at cases as somebody: the states, the policies in force, and what the phases offer. */
public record Looking(States states, PolicySet policies, Hashing hashing, TimeIds ids, Clock clock, Offers offers) {
    /** What the phases offer, all together. */
    public interface Offers {
        List<Offer> of(Dossier dossier, Act act);
    }

    /** A look of this actor, now. */
    Act as(Actor actor) {
        return new Act(actor, clock.instant().truncatedTo(ChronoUnit.MICROS), ids.base(), policies.rules(), hashing);
    }

    Permits permits() {
        return new Permits(policies);
    }
}
