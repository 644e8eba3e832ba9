package org.sekimori.deconfliction.plain;

import java.math.BigInteger;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sekimori.deconfliction.How;
import org.sekimori.deconfliction.plain.Thing.Block;
import org.sekimori.deconfliction.plain.Thing.Called;
import org.sekimori.deconfliction.plain.Thing.Domain;
import org.sekimori.deconfliction.plain.Thing.Page;
import org.sekimori.operation.Selector;

/** Reads selectors that are well formed; of others it says nothing reliable. */
public final class Plain {
    private static final String UNRESERVED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

    /** Where IPv6 holds all of IPv4: {@code ::ffff:0:0} and {@code 64:ff9b::}. */
    private static final List<BigInteger> FOURS = List.of(
            BigInteger.valueOf(0xffffL).shiftLeft(32),
            BigInteger.valueOf(0x64_ff9bL).shiftLeft(96));

    private Plain() {}

    /** How the two overlap, if they do. */
    public static Optional<How> overlap(Selector left, Selector right) {
        return overlap(read(left), read(right));
    }

    /** By what they are; if they do not meet by that, by their other names or by their networks. */
    static Optional<How> overlap(List<Thing> left, List<Thing> right) {
        var itself = Thing.meet(left.getFirst(), right.getFirst());
        if (itself.isPresent()) {
            return itself;
        }
        for (var one : left) {
            for (var other : right) {
                if (Thing.meet(one, other).isPresent()) {
                    return Optional.of(one instanceof Called ? How.ALIAS : How.CONTAINS);
                }
            }
        }
        return Optional.empty();
    }

    /** All that a selector means: the first is what it is. */
    static List<Thing> read(Selector selector) {
        var all = new ArrayList<Thing>();
        var itself = itself(selector);
        all.add(selector.exact().orElse(false) ? new Thing.Alone((Domain) itself) : itself);
        selector.prefixes().ifPresent(prefixes -> prefixes.forEach(prefix -> all.add(network(prefix))));
        selector.aliases().ifPresent(aliases -> aliases.forEach(alias -> all.add(called(selector.kind(), alias))));
        return all;
    }

    private static Called called(Selector.Kind kind, String text) {
        return new Called(kind, lower(text).replaceAll("\\s+", " "));
    }

    private static Thing itself(Selector selector) {
        var text = selector.value().strip();
        return switch (selector.kind()) {
            case IPV4, IPV6 -> address(text);
            case CIDR -> network(text);
            case SOCKET -> address(text.substring(0, text.lastIndexOf(':')));
            case DOMAIN -> domain(text);
            case URL -> page(text);
            case ASN -> new Called(selector.kind(), new BigInteger(text.replaceAll("[^0-9]", "")).toString());
            case ACCOUNT, MALWARE, THREAT_ACTOR -> called(selector.kind(), text);
        };
    }

    private static Block address(String text) {
        var bare = text.replace("[", "").replace("]", "");
        return bare.contains(":") ? range(128, six(bare), 128) : range(32, four(bare), 32);
    }

    private static Block network(String text) {
        var parts = text.split("/", -1);
        int length = Integer.parseInt(parts[1]);
        return parts[0].contains(":") ? range(128, six(parts[0]), length) : range(32, four(parts[0]), length);
    }

    /** A block of the IPv4 addresses that IPv6 maps or translates is a block of IPv4. */
    private static Block range(int bits, BigInteger address, int length) {
        var size = BigInteger.TWO.pow(bits - length);
        var first = address.subtract(address.mod(size));
        var last = first.add(size).subtract(BigInteger.ONE);
        for (var start : FOURS) {
            boolean within = first.compareTo(start) >= 0 && last.subtract(start).bitLength() <= 32;
            if (bits == 128 && within) {
                return new Block(32, first.subtract(start), last.subtract(start));
            }
        }
        return new Block(bits, first, last);
    }

    private static BigInteger four(String text) {
        return Arrays.stream(text.split("\\."))
                .map(BigInteger::new)
                .reduce(
                        BigInteger.ZERO,
                        (sum, octet) -> sum.multiply(BigInteger.valueOf(256)).add(octet));
    }

    private static BigInteger six(String text) {
        var full = text;
        if (text.contains(".")) {
            int colon = text.lastIndexOf(':');
            var four = four(text.substring(colon + 1));
            full = text.substring(0, colon + 1) + four.shiftRight(16).toString(16) + ":"
                    + four.mod(BigInteger.valueOf(0x10000)).toString(16);
        }
        if (full.contains("::")) {
            long there = Arrays.stream(full.split(":"))
                    .filter(group -> !group.isEmpty())
                    .count();
            full = full.replace("::", ":" + "0:".repeat((int) (8 - there)));
        }
        return Arrays.stream(full.split(":"))
                .filter(group -> !group.isEmpty())
                .map(group -> new BigInteger(group, 16))
                .reduce(BigInteger.ZERO, (sum, group) -> sum.shiftLeft(16).add(group));
    }

    private static Domain domain(String text) {
        var ascii = new ArrayList<String>();
        for (var label : lower(text).replaceFirst("[.\u3002]$", "").split("[.\u3002]", -1)) {
            boolean plain = label.chars().allMatch(c -> c < 128);
            ascii.add(plain ? label : IDN.toASCII(label, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        }
        return new Domain(ascii);
    }

    private static String lower(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private static Page page(String text) {
        var rest = text.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*:)?//", "");
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        var host = rest.substring(0, end).replaceFirst("^.*@", "").replaceFirst(":[0-9]*$", "");
        boolean address = host.startsWith("[") || host.matches("[0-9]+(\\.[0-9]+){3}");
        return new Page(address ? address(host) : domain(host), segments(rest.substring(end)));
    }

    private static List<String> segments(String text) {
        var path = text.replaceFirst("[?#].*$", "");
        var stack = new ArrayDeque<String>();
        for (var raw : path.split("/", -1)) {
            var segment = letters(raw);
            if (segment.equals("..")) {
                stack.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                stack.addLast(segment);
            }
        }
        return List.copyOf(stack);
    }

    /** Every octet that needs an escape as {@code <hex>}, every other as itself. */
    private static String letters(String raw) {
        var out = new StringBuilder();
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            if (c == '%' && raw.substring(at + 1).matches("(?s)[0-9A-Fa-f]{2}.*")) {
                int octet = Integer.parseInt(raw.substring(at + 1, at + 3), 16);
                out.append(UNRESERVED.indexOf(octet) >= 0 ? "" + (char) octet : "<" + octet + ">");
                at += 2;
            } else if (c > ' ' && c < 127) {
                out.append(c);
            } else {
                int next = raw.offsetByCodePoints(at, 1);
                for (byte octet : raw.substring(at, next).getBytes(StandardCharsets.UTF_8)) {
                    out.append("<").append(octet & 0xff).append(">");
                }
                at = next - 1;
            }
        }
        return out.toString();
    }
}
