package org.sekimori.deconfliction.plain;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.sekimori.deconfliction.How;
import org.sekimori.operation.Selector;

/** What a selector means. */
sealed interface Thing {
    /** All addresses from the first to the last, of 32 or 128 bits. */
    record Block(int bits, BigInteger first, BigInteger last) implements Thing {}

    /** A domain, labels as they are written. */
    record Domain(List<String> labels) implements Thing {}

    /** A domain without those below it. */
    record Alone(Domain domain) implements Thing {}

    /** Everything below a path on a host, which is one address or a domain. */
    record Page(Thing host, List<String> segments) implements Thing {}

    record Called(Selector.Kind kind, String name) implements Thing {}

    /** How two things can be one, if they can. */
    static Optional<How> meet(Thing left, Thing right) {
        if (left instanceof Block one && right instanceof Block other) {
            return blocks(one, other);
        }
        if (left instanceof Domain one && right instanceof Domain other) {
            return domains(one, other);
        }
        if (left instanceof Alone one) {
            return alone(one, right);
        }
        if (right instanceof Alone other) {
            return alone(other, left);
        }
        if (left instanceof Page one && right instanceof Page other) {
            return pages(one, other);
        }
        if (left instanceof Page one) {
            return hosted(one, right);
        }
        if (right instanceof Page other) {
            return hosted(other, left);
        }
        return left instanceof Called && left.equals(right) ? Optional.of(How.SAME) : Optional.empty();
    }

    private static Optional<How> blocks(Block one, Block other) {
        boolean apart =
                one.bits != other.bits || one.last.compareTo(other.first) < 0 || other.last.compareTo(one.first) < 0;
        if (apart) {
            return Optional.empty();
        }
        return Optional.of(one.equals(other) ? How.SAME : How.CONTAINS);
    }

    private static Optional<How> domains(Domain one, Domain other) {
        if (one.equals(other)) {
            return Optional.of(How.SAME);
        }
        return below(one, other) || below(other, one) ? Optional.of(How.SUBDOMAIN) : Optional.empty();
    }

    private static Optional<How> alone(Alone one, Thing other) {
        return switch (other) {
            case Alone two -> one.equals(two) ? Optional.of(How.SAME) : Optional.empty();
            case Domain two when one.domain.equals(two) -> Optional.of(How.SAME);
            case Domain two when below(one.domain, two) -> Optional.of(How.SUBDOMAIN);
            case Page page when page.host.equals(one.domain) -> Optional.of(How.HOST);
            default -> Optional.empty();
        };
    }

    private static boolean below(Domain sub, Domain parent) {
        int more = sub.labels.size() - parent.labels.size();
        return more > 0 && sub.labels.subList(more, sub.labels.size()).equals(parent.labels);
    }

    private static Optional<How> pages(Page one, Page other) {
        if (!one.host.equals(other.host)) {
            return Optional.empty();
        }
        if (one.segments.equals(other.segments)) {
            return Optional.of(How.SAME);
        }
        int common = Math.min(one.segments.size(), other.segments.size());
        return one.segments.subList(0, common).equals(other.segments.subList(0, common))
                ? Optional.of(How.CONTAINS)
                : Optional.empty();
    }

    private static Optional<How> hosted(Page page, Thing place) {
        if (place.equals(page.host)) {
            return Optional.of(How.HOST);
        }
        if (place instanceof Block block && page.host instanceof Block host) {
            return blocks(block, host);
        }
        return place instanceof Domain domain && page.host instanceof Domain host && below(host, domain)
                ? Optional.of(How.SUBDOMAIN)
                : Optional.empty();
    }
}
