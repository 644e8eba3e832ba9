package org.sekimori.projection;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.OperationId;

/** What people call a case: {@code OP-<year>-<serial>}, by the order of the log within the year in Japan; and what took it up. */
public interface Numbers {
    /** Empty where the case is unknown or the read models are behind; never asks who reads. */
    Future<Optional<String>> number(OperationId operation);

    /** The later cases that take this one up; none while the read models are behind; never asks who reads. */
    Future<List<OperationId>> referring(OperationId operation);
}
