package org.sekimori.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A chain of questions about a case. The first that is answered no is the rejection, and no later one is asked, so each
 * may rest on those before it.
 *
 * @param unmet the first rejection, if there is one
 */
public record Requirement(Optional<Rejection> unmet) {
    public static final Requirement NONE = new Requirement(Optional.empty());

    /** The case is in one of these stages. */
    public static Requirement stage(Operation operation, Stage... stages) {
        if (Arrays.asList(stages).contains(operation.stage())) {
            return NONE;
        }
        return new Requirement(Optional.of(new Rejection(
                Rejection.Reason.WRONG_STAGE,
                "Expected stage " + Arrays.stream(stages).map(Stage::wire).collect(Collectors.joining(" or "))
                        + " but it is " + operation.stage().wire())));
    }

    public Requirement that(BooleanSupplier met, Rejection.Reason reason, String expected) {
        return unmet.isPresent() || met.getAsBoolean()
                ? this
                : new Requirement(Optional.of(new Rejection(reason, expected)));
    }

    public Requirement and(Supplier<Requirement> next) {
        return unmet.isPresent() ? this : next.get();
    }

    public boolean met() {
        return unmet.isEmpty();
    }

    /** These facts, if everything is met. */
    public Decision then(Supplier<List<Fact>> facts) {
        return unmet.<Decision>map(Decision.Rejected::new).orElseGet(() -> Decision.accepted(facts.get()));
    }
}
