package org.sekimori.planted.operation;

import org.slf4j.Logger;

/** Pure rooms have no logger. */
record LogsSomething(Logger logger) {}
