package org.sekimori.deconfliction.store;

import org.sekimori.deconfliction.OverlapItem;
import org.sekimori.operation.Subject;

/** That a selector of nobody, left, meets one of a party, right. */
public record Meeting(Subject party, OverlapItem overlap) {}
