package org.sekimori.operation;

import java.time.Instant;

/** That a draft is a returned case: by which gate, why, since when. */
public record Returned(GateId gate, Sealed<String> reasons, Instant at) {}
