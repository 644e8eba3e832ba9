package org.sekimori.deconfliction;

import java.util.List;

/** Under which domains registries sell names to anybody; from outside the pure rooms. */
public interface Suffixes {
    /** Such a suffix itself, {@code co.jp} say; labels as in {@link Normal.Domain}. */
    boolean isRegistry(List<String> labels);
}
