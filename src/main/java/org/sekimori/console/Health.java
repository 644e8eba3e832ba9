package org.sekimori.console;

import io.vertx.core.Future;
import java.util.List;

/** Whether the hub can work. */
public interface Health {
    /** Why not, one plain sentence each; empty when it can. */
    Future<List<String>> reasons();
}
