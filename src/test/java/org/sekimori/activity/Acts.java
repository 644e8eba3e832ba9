package org.sekimori.activity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Directory;
import org.sekimori.operation.Handling;
import org.sekimori.operation.Hashing;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.QuorumRule;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Scope;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.StandIns;
import org.sekimori.operation.TestRules;

/** Acts for rules that ask neither policies nor hashes. */
public final class Acts {
    private static final Rules RULES = new Rules(
            List.of(),
            Map.of(),
            new QuorumRule(QuorumRule.FLOOR, Set.of(), new PersonId(new UUID(0, 0)), true, true),
            Map.of(),
            Directory.of(List.of()),
            Handling.NONE,
            StandIns.NONE,
            TestRules.instruments(),
            Optional.empty(),
            Set.of(),
            "0".repeat(64));

    private static final Hashing NONE = new Hashing() {
        @Override
        public ScopeHash scope(Scope scope) {
            throw new AssertionError("hashes a scope");
        }

        @Override
        public String motion(Record motion) {
            throw new AssertionError("hashes a motion");
        }
    };

    private Acts() {}

    public static Act by(Actor actor, Instant now) {
        return new Act(actor, now, new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L), RULES, NONE);
    }
}
