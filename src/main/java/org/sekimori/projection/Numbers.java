package org.sekimori.projection;

import io.vertx.core.Future;
import java.util.Optional;
import org.sekimori.operation.OperationId;

/** What people call a case: {@code OP-<year>-<serial>}, by the order of the log within the year in Japan. */
@FunctionalInterface
public interface Numbers {
    /** Empty where the case is unknown or the read models are behind; never asks who reads. */
    Future<Optional<String>> number(OperationId operation);
}
