/**
 * Measures, run by hand through {@code ops/bench}; no test. May import everything. Its surprise: the entry points stand in
 * {@code org.sekimori}, where a node can be started.
 */
package org.sekimori.bench;
