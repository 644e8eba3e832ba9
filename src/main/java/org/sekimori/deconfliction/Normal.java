package org.sekimori.deconfliction;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sekimori.operation.Selector;

/** A selector as the network sees it; two texts for one thing have equal normal forms. */
public sealed interface Normal {
    /** Two normal forms overlap exactly when a part of one overlaps a part of the other. The first part is what it is. */
    List<Single> parts();

    /** What has one key. */
    sealed interface Single extends Normal {
        /**
         * The text by which an ordered index finds overlaps: two overlap exactly when one key begins the other. Ordered by
         * code points.
         */
        String key();

        /**
         * Lengths of the proper beginnings of {@link #key} that may be keys themselves, in characters, rising. Networks that
         * hold a network are left out: there are as many as it has bits, while an index holds few lengths of them.
         */
        List<Integer> cuts();

        @Override
        default List<Single> parts() {
            return List.of(this);
        }
    }

    /** Where a URL can point. */
    sealed interface Place extends Single {
        /** This place, or anything in it, could be {@code other}. */
        boolean covers(Place other);
    }

    /**
     * An address or all addresses that begin with the same bits. A socket is its address: ports do not part computers.
     *
     * @param six IPv6; an IPv4-mapped address is IPv4
     * @param bits each {@code 0} or {@code 1}; 32 or 128 of them for one address
     */
    record Network(boolean six, String bits) implements Place {
        @Override
        public String key() {
            return (six ? "6:" : "4:") + bits;
        }

        @Override
        public List<Integer> cuts() {
            return List.of();
        }

        @Override
        public boolean covers(Place other) {
            return other instanceof Network(boolean s, String b) && s == six && b.startsWith(bits);
        }
    }

    /**
     * A domain and everything under it.
     *
     * @param labels the top level first; one alone only as the host of a URL
     */
    record Domain(List<String> labels) implements Place {
        public Domain {
            labels = List.copyOf(labels);
        }

        @Override
        public String key() {
            return labels.stream().map(label -> label + ".").collect(Collectors.joining("", "d:", ""));
        }

        @Override
        public List<Integer> cuts() {
            var ends = ends(key(), '.');
            return ends.subList(Math.min(1, ends.size() - 1), ends.size() - 1);
        }

        @Override
        public boolean covers(Place other) {
            return other instanceof Domain(List<String> l) && begins(labels, l);
        }
    }

    /** A domain and nothing under it: URLs on it only. Its key is that of all URLs on this host. */
    record Exactly(Domain domain) implements Single {
        @Override
        public String key() {
            return new Url(domain, List.of()).key();
        }

        @Override
        public List<Integer> cuts() {
            return new Url(domain, List.of()).cuts();
        }
    }

    /**
     * Everything at a path and below it, on one host.
     *
     * @param path segments as they are sent, none empty
     */
    record Url(Place host, List<String> path) implements Single {
        public Url {
            path = List.copyOf(path);
        }

        @Override
        public String key() {
            return path.stream().map(segment -> segment + "/").collect(Collectors.joining("", host.key() + "/", ""));
        }

        @Override
        public List<Integer> cuts() {
            var length = host.key().length();
            var below = ends(key().substring(length), '/').stream().map(end -> length + end);
            return IntStream.concat(
                            IntStream.concat(host.cuts().stream().mapToInt(Integer::intValue), IntStream.of(length)),
                            below.limit(path.size()).mapToInt(Integer::intValue))
                    .boxed()
                    .toList();
        }
    }

    /** A number or a name that is compared whole. */
    record Named(Selector.Kind kind, String name) implements Single {
        @Override
        public String key() {
            return kind.wire() + ":" + name + "\n";
        }

        @Override
        public List<Integer> cuts() {
            return List.of();
        }
    }

    /** Also known as, or having, the others: aliases of a name, registered prefixes of an autonomous system. */
    record Several(Named itself, List<Single> others) implements Normal {
        public Several {
            others = List.copyOf(others);
        }

        @Override
        public List<Single> parts() {
            return Stream.concat(Stream.of(itself), others.stream()).distinct().toList();
        }
    }

    /** Whether {@code whole} begins with all of {@code beginning}. */
    static boolean begins(List<String> beginning, List<String> whole) {
        return beginning.size() <= whole.size()
                && whole.subList(0, beginning.size()).equals(beginning);
    }

    private static List<Integer> ends(String key, char separator) {
        return IntStream.range(0, key.length())
                .filter(at -> key.charAt(at) == separator)
                .mapToObj(at -> at + 1)
                .toList();
    }
}
