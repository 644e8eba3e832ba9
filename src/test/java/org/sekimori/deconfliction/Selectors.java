package org.sekimori.deconfliction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Selector.Kind;

/** Selectors from so small a world that many of them meet. */
public final class Selectors {
    private static final String[] LABELS = {"a", "b", "xa", "a-a"};
    private static final String[] TOPS = {"example", "test"};
    private static final String[] SEGMENTS = {"x", "y", "~u", "x%20y", "é"};

    private Selectors() {}

    public static Arbitrary<Selector> arbitrary() {
        return Arbitraries.randomValue(Selectors::next);
    }

    public static List<Selector> many(Random random, int count) {
        var selectors = new ArrayList<Selector>();
        for (int n = 0; n < count; n++) {
            selectors.add(next(random));
        }
        return selectors;
    }

    static Selector next(Random random) {
        return switch (random.nextInt(15)) {
            case 0 -> new Selector(Kind.IPV4, four(random));
            case 1 -> new Selector(Kind.IPV6, six(random));
            case 2 -> new Selector(Kind.CIDR, four(random) + "/" + (22 + random.nextInt(11)));
            case 3 -> new Selector(Kind.CIDR, six(random) + "/" + (112 + random.nextInt(17)));
            case 4 -> new Selector(Kind.SOCKET, four(random) + ":" + random.nextInt(3));
            case 5, 6 -> new Selector(Kind.DOMAIN, domain(random));
            case 7 -> new Selector(Kind.URL, domain(random) + path(random));
            case 8 -> new Selector(Kind.URL, "http://" + four(random) + ":8080" + path(random));
            case 9 -> new Selector(Kind.MALWARE, LABELS[random.nextInt(4)]);
            case 10 -> new Selector(Kind.ASN, "AS" + random.nextInt(3));
            case 11, 12 ->
                new Selector(
                        Kind.DOMAIN,
                        domain(random),
                        Optional.of(random.nextInt(4) > 0),
                        Optional.empty(),
                        Optional.empty());
            case 13 ->
                new Selector(
                        Kind.ASN,
                        "AS" + random.nextInt(9),
                        Optional.empty(),
                        Optional.of(List.of(
                                four(random) + "/" + (24 + random.nextInt(9)),
                                six(random) + "/" + (112 + random.nextInt(17)))),
                        Optional.empty());
            default ->
                new Selector(
                        random.nextBoolean() ? Kind.MALWARE : Kind.THREAT_ACTOR,
                        LABELS[random.nextInt(4)],
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(List.of(LABELS[random.nextInt(4)], LABELS[random.nextInt(4)] + " 2")));
        };
    }

    private static String four(Random random) {
        return "192.0." + random.nextInt(4) + "." + random.nextInt(8);
    }

    private static String six(Random random) {
        return random.nextBoolean() ? "2001:db8::" + random.nextInt(16) : "::ffff:" + four(random);
    }

    private static String domain(Random random) {
        var domain = new StringBuilder();
        for (int n = random.nextInt(3); n >= 0; n--) {
            domain.append(LABELS[random.nextInt(LABELS.length)]).append('.');
        }
        return domain + TOPS[random.nextInt(TOPS.length)];
    }

    private static String path(Random random) {
        var path = new StringBuilder();
        for (int n = random.nextInt(4); n > 0; n--) {
            path.append('/').append(SEGMENTS[random.nextInt(SEGMENTS.length)]);
        }
        return path + (random.nextBoolean() ? "/" : "");
    }
}
