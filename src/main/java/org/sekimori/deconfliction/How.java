package org.sekimori.deconfliction;

import org.sekimori.operation.Wire;

/** How two selectors meet. */
public enum How implements Wire {
    /** They mean the same computer, domain, path, account or actor. */
    SAME,
    /** One is a network or a path that holds the other. */
    CONTAINS,
    /** One is, or lies on, a subdomain of the other. */
    SUBDOMAIN,
    /** One is a URL on the host that the other is. */
    HOST,
    /** They share a name, at least on one side another one than that by which it is registered. */
    ALIAS
}
