package org.sekimori.planted.cluster;

import java.util.logging.Logger;

/** There is one way to log. */
record LogsByJava(Logger logger) {}
