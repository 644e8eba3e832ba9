package org.sekimori.model;

import java.util.List;
import java.util.Optional;
import org.sekimori.Journey;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Rejection;

/** What the hub should answer to a command. */
sealed interface Foretold {
    /** Accepted, with these facts in this order; none: there is nothing to do. */
    record Accepted(List<Fact> facts) implements Foretold {
        @Override
        public String toString() {
            return String.join(" ", types());
        }

        List<String> types() {
            return facts.stream().map(fact -> Types.of(fact)).toList();
        }
    }

    /** Refused, with that status and code. */
    record Refused(int status, String code) implements Foretold {
        static final Refused HIDDEN = new Refused(404, "not-found");
        static final Refused FORBIDDEN = new Refused(403, "not-permitted");

        static Refused of(Rejection rejection) {
            var code = rejection.reason().wire();
            return switch (rejection.reason().kind()) {
                case MOMENT -> new Refused(409, code);
                case NEVER -> new Refused(403, code);
                case UNKNOWN -> HIDDEN;
                case CONTENT -> new Refused(422, code);
            };
        }

        @Override
        public String toString() {
            return status + " " + code;
        }
    }

    /** Types of entries by their wire names. */
    final class Types {
        private Types() {}

        static String of(Fact fact) {
            return Journey.descriptors().stream()
                    .flatMap(descriptor -> descriptor.types().entrySet().stream())
                    .filter(type -> type.getValue() == fact.event().getClass())
                    .map(type -> Optional.of(type.getKey()))
                    .findAny()
                    .flatMap(type -> type)
                    .orElseThrow();
        }
    }
}
