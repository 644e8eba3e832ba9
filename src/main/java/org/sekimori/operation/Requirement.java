package org.sekimori.operation;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

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
        for (var stage : stages) {
            if (stage == operation.stage()) {
                return NONE;
            }
        }
        var expected = new StringJoiner(
                " or ", "Expected stage ", " but it is " + operation.stage().wire());
        for (var stage : stages) {
            expected.add(stage.wire());
        }
        return new Requirement(Optional.of(new Rejection(Rejection.Reason.WRONG_STAGE, expected.toString())));
    }

    public Requirement that(BooleanSupplier met, Rejection.Reason reason, String expected) {
        return that(met, reason, () -> expected);
    }

    /** The same with a sentence that takes some making, which is only made where it is needed. */
    public Requirement that(BooleanSupplier met, Rejection.Reason reason, Supplier<String> expected) {
        return unmet.isPresent() || met.getAsBoolean()
                ? this
                : new Requirement(Optional.of(new Rejection(reason, expected.get())));
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
