package org.sekimori.operation;

/**
 * How narrow a selector has to be: whoever could register half the network would learn what others do there.
 *
 * @param ipv4 leading bits of an IPv4 network, at least
 * @param ipv6 leading bits of an IPv6 network, at least
 * @param bareAsn whether an autonomous system may do without its prefixes
 */
public record Floors(int ipv4, int ipv6, boolean bareAsn) {
    public Floors {
        if (ipv4 < 0 || ipv4 > 32 || ipv6 < 0 || ipv6 > 128) {
            throw new IllegalArgumentException("expected 0 to 32 and 0 to 128 bits");
        }
    }
}
