/**
 * Where the hub's PostgreSQL comes from: an embedded server that outlives its nodes, or one that an administrator names.
 *
 * <p>Owns the server process, its files under {@code HUB_VAR}, passwords and roles; no table and no query of the hub's
 * work. Imports {@code config} only.
 *
 * <p>The surprise: the embedded server is no child of a node. Any node starts it or adopts it, and the last one to stop in
 * good order stops it; after {@code kill -9} of every node it still runs, and the next node finds it.
 */
package org.sekimori.database;
