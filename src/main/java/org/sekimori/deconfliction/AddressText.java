package org.sekimori.deconfliction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sekimori.deconfliction.Normal.Network;

/** Reads addresses and networks strictly: no leading zeros, no short forms of IPv4, no zones. */
final class AddressText {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,9}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int GROUPS_COUNT = 8;
    /** What an IPv4-mapped address begins with (RFC 4291, section 2.5.5.2). */
    private static final String MAPPED = "0".repeat(80) + "1".repeat(16);
    /** {@code 64:ff9b::/96}, through which translators reach IPv4 (RFC 6052, section 2.1). */
    private static final String TRANSLATED = binary(0x64, 16) + binary(0xff9b, 16) + "0".repeat(64);

    private AddressText() {}

    /** {@code 192.0.2.1}. */
    static Optional<Network> four(String text) {
        var bits = new StringBuilder();
        var parts = text.split("\\.", -1);
        for (var part : parts) {
            var octet = number(part, 255);
            if (octet.isEmpty()) {
                return Optional.empty();
            }
            bits.append(binary(octet.get(), 8));
        }
        return parts.length == 4 ? Optional.of(new Network(false, bits.toString())) : Optional.empty();
    }

    /** {@code 2001:db8::1}, also with IPv4 in its last 32 bits; a mapped or translated one is IPv4. */
    static Optional<Network> six(String text) {
        return bits(text).map(AddressText::folded);
    }

    private static Optional<String> bits(String text) {
        var gap = text.indexOf("::");
        var head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        var tail = gap < 0 ? Optional.of("") : groups(text.substring(gap + 2), true);
        if (head.isEmpty() || tail.isEmpty()) {
            return Optional.empty();
        }
        var missing = 16 * GROUPS_COUNT - head.get().length() - tail.get().length();
        if (gap < 0 ? missing != 0 : missing < 16) {
            return Optional.empty();
        }
        return Optional.of(head.get() + "0".repeat(missing) + tail.get());
    }

    /** An address, a slash and how many leading bits count; the others are ignored. */
    static Optional<Network> cidr(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        var address = text.substring(0, slash);
        return number(text.substring(slash + 1), 128).flatMap(length -> cut(address, length.intValue()));
    }

    /** {@code 192.0.2.1:443} or {@code [2001:db8::1]:443}; the port must be one and is dropped. */
    static Optional<Network> socket(String text) {
        var colon = text.lastIndexOf(':');
        if (colon < 0 || number(text.substring(colon + 1), 65_535).isEmpty()) {
            return Optional.empty();
        }
        var host = text.substring(0, colon);
        return bracketed(host).map(AddressText::six).orElseGet(() -> four(host));
    }

    /** What stands between brackets, if all of the text does. */
    static Optional<String> bracketed(String text) {
        return text.startsWith("[") && text.endsWith("]")
                ? Optional.of(text.substring(1, text.length() - 1))
                : Optional.empty();
    }

    /** A decimal number without leading zeros, at most {@code most}. */
    static Optional<Long> number(String text, long most) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Long.valueOf(text)).filter(n -> n <= most)
                : Optional.empty();
    }

    private static Optional<String> groups(String text, boolean last) {
        if (text.isEmpty()) {
            return Optional.of("");
        }
        List<String> parts = new ArrayList<>(List.of(text.split(":", -1)));
        var four = last ? four(parts.getLast()) : Optional.<Network>empty();
        four.ifPresent(_ -> parts.removeLast());
        if (!parts.stream().allMatch(part -> GROUP.matcher(part).matches())) {
            return Optional.empty();
        }
        var bits = new StringBuilder();
        parts.forEach(part -> bits.append(binary(Long.parseLong(part, 16), 16)));
        four.ifPresent(network -> bits.append(network.bits()));
        return bits.length() <= 128 ? Optional.of(bits.toString()) : Optional.empty();
    }

    private static Network folded(String bits) {
        return bits.startsWith(MAPPED) || bits.startsWith(TRANSLATED)
                ? new Network(false, bits.substring(96))
                : new Network(true, bits);
    }

    /** Cuts the address as it is written: a length counts from the start of 128 bits if that is IPv6. */
    private static Optional<Network> cut(String address, int length) {
        return address.indexOf(':') < 0
                ? four(address)
                        .filter(_ -> length <= 32)
                        .map(network -> new Network(false, network.bits().substring(0, length)))
                : bits(address).map(bits -> folded(bits.substring(0, length)));
    }

    private static String binary(long value, int width) {
        var digits = Long.toBinaryString(value);
        return "0".repeat(width - digits.length()) + digits;
    }
}
