package org.sekimori.planted.pipeline;

import io.vertx.sqlclient.Pool;

/** SQL stays in its rooms. */
record AsksTheDatabase(Pool pool) {}
