package org.sekimori.bench;

import java.util.regex.Pattern;
import org.sekimori.operation.Selector;

/**
 * Another registry like the one there is: copy {@code n} of a selector lies as far from the original as any two strangers.
 * An address moves by {@code n} × 7.11.13.0, ports stay; in a domain or a URL's host the last but one label gets {@code x<n>}
 * at its end, paths stay. So families overlap within a copy as they did, and copies hardly overlap one another.
 */
final class Varied {
    private static final Pattern ADDRESS = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})");
    private static final long STEP = (7L << 24) + (11 << 16) + (13 << 8);

    private Varied() {}

    static Selector copy(Selector selector, int n) {
        return n == 0 ? selector : new Selector(selector.kind(), copy(selector.value(), n));
    }

    private static String copy(String value, int n) {
        int end = value.indexOf('/') < 0 ? value.length() : value.indexOf('/');
        var host = value.substring(0, end);
        var address = ADDRESS.matcher(host);
        if (address.lookingAt()) {
            return moved(address.toMatchResult(), n) + value.substring(address.end());
        }
        int dot = host.lastIndexOf('.');
        return host.substring(0, dot) + "x" + n + value.substring(dot);
    }

    private static String moved(java.util.regex.MatchResult address, int n) {
        long bits = 0;
        for (int octet = 1; octet <= 4; octet++) {
            bits = 256 * bits + Long.parseLong(address.group(octet));
        }
        bits = (bits + n * STEP) & 0xffff_ffffL;
        return (bits >> 24) + "." + ((bits >> 16) & 255) + "." + ((bits >> 8) & 255) + "." + (bits & 255);
    }
}
