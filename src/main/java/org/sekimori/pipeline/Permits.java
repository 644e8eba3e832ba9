package org.sekimori.pipeline;

import org.sekimori.operation.Act;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Standing;
import org.sekimori.policy.PolicySet;
import org.sekimori.policy.Request;

/** What the policies let the actor of an act do with a case that was read. */
record Permits(PolicySet policies) {
    boolean read(Operation operation, Act act) {
        return act(operation, Offer.of(CaseRoom.READ), act);
    }

    boolean act(Operation operation, Offer offer, Act act) {
        var question = CaseRoom.question(operation, offer.gate(), offer.task(), act, offer.name());
        return policies.decide(question.request(act.actor(), offer.name())).permitted();
    }

    /** An act on something other than a case: a conflict. */
    boolean outside(Offer offer, Act act) {
        var standing = Standing.outside(act.actor(), act.rules(), act.now());
        return policies.decide(Request.outside(act.actor().seat(), offer.name(), standing))
                .permitted();
    }
}
