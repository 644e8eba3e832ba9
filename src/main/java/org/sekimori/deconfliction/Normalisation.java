package org.sekimori.deconfliction;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sekimori.deconfliction.Normal.Domain;
import org.sekimori.deconfliction.Normal.Exactly;
import org.sekimori.deconfliction.Normal.Named;
import org.sekimori.deconfliction.Normal.Network;
import org.sekimori.deconfliction.Normal.Place;
import org.sekimori.deconfliction.Normal.Several;
import org.sekimori.deconfliction.Normal.Single;
import org.sekimori.deconfliction.Normal.Url;
import org.sekimori.operation.Selector;

/** Reads selectors, also those that were made harmless for mail ({@code hxxp://bad[.]example}). */
public final class Normalisation {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]{1,63}");
    /** As a last label: what resolvers and browsers take for the end of an address. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://|//");
    private static final Pattern AUTHORITY_END = Pattern.compile("[/?#]");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String NETWORK = "a network such as 192.0.2.0/24 or 2001:db8::/48";
    private static final int DOMAIN_LENGTH = 253;
    private static final long LAST_ASN = 4_294_967_295L;

    private Normalisation() {}

    public static Reading read(Selector selector, Unicode unicode) {
        return misplaced(selector)
                .orElseGet(
                        () -> texts(selector).flatMapToInt(String::codePoints).anyMatch(Normalisation::isForbidden)
                                ? new Reading.Unreadable("text without control characters")
                                : whole(selector, unicode));
    }

    private static Optional<Reading> misplaced(Selector selector) {
        var kind = selector.kind();
        if (selector.exact().isPresent() && kind != Selector.Kind.DOMAIN) {
            return Optional.of(new Reading.Unreadable("'exact' on a domain only"));
        }
        if (selector.prefixes().isPresent() && kind != Selector.Kind.ASN) {
            return Optional.of(new Reading.Unreadable("'prefixes' on an autonomous system only"));
        }
        return selector.aliases().isPresent() && !isName(kind)
                ? Optional.of(new Reading.Unreadable("'aliases' on an account, malware or an actor only"))
                : Optional.empty();
    }

    static boolean isName(Selector.Kind kind) {
        return kind == Selector.Kind.ACCOUNT || kind == Selector.Kind.MALWARE || kind == Selector.Kind.THREAT_ACTOR;
    }

    private static Stream<String> texts(Selector selector) {
        return Stream.of(
                        List.of(selector.value()),
                        selector.prefixes().orElse(List.of()),
                        selector.aliases().orElse(List.of()))
                .flatMap(List::stream);
    }

    private static Reading whole(Selector selector, Unicode unicode) {
        var text = selector.value().strip();
        var plain = isName(selector.kind()) ? text : Defanged.plain(text);
        return switch (selector.kind()) {
            case IPV4 -> reading(AddressText.four(plain), "an IPv4 address such as 192.0.2.1");
            case IPV6 -> reading(AddressText.six(plain), "an IPv6 address such as 2001:db8::1");
            case CIDR -> reading(AddressText.cidr(plain), NETWORK);
            case SOCKET -> reading(AddressText.socket(plain), "a socket such as 192.0.2.1:443 or [2001:db8::1]:443");
            case DOMAIN ->
                reading(
                        domain(plain, unicode)
                                .filter(domain -> domain.labels().size() > 1)
                                .map(domain -> selector.exact().orElse(false) ? new Exactly(domain) : domain),
                        "a domain of two labels or more");
            case URL -> reading(url(plain, unicode), "a URL on a domain or an address");
            case ASN -> system(plain, selector.prefixes().orElse(List.of()));
            case ACCOUNT, MALWARE, THREAT_ACTOR ->
                named(selector.kind(), text, selector.aliases().orElse(List.of()), unicode);
        };
    }

    private static Reading system(String text, List<String> prefixes) {
        var number = asn(text);
        if (number.isEmpty()) {
            return new Reading.Unreadable("an autonomous system such as AS64496");
        }
        return beside(
                number.get(),
                prefixes,
                prefix -> AddressText.cidr(Defanged.plain(prefix.strip())),
                "In 'prefixes': " + NETWORK);
    }

    private static Reading named(Selector.Kind kind, String text, List<String> aliases, Unicode unicode) {
        var name = name(kind, text, unicode);
        return name.isEmpty()
                ? new Reading.Unreadable("a name")
                : beside(name.get(), aliases, alias -> name(kind, alias, unicode), "names as 'aliases'");
    }

    private static Reading beside(
            Named itself, List<String> texts, Function<String, Optional<? extends Single>> reader, String expected) {
        var others = texts.stream().flatMap(text -> reader.apply(text).stream()).toList();
        if (others.size() < texts.size()) {
            return new Reading.Unreadable(expected);
        }
        return new Reading.Read(others.isEmpty() ? itself : new Several(itself, List.copyOf(others)));
    }

    private static Reading reading(Optional<? extends Normal> normal, String expected) {
        return normal.<Reading>map(Reading.Read::new).orElseGet(() -> new Reading.Unreadable(expected));
    }

    /** Control characters, half a surrogate pair, and the last code point, which an index takes for the end of a range. */
    private static boolean isForbidden(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE
                || point == Character.MAX_CODE_POINT;
    }

    /** Also of one label, as the host of a URL may be. */
    private static Optional<Domain> domain(String text, Unicode unicode) {
        var lower = unicode.compatible(text).toLowerCase(Locale.ROOT);
        var ascii = lower.codePoints().allMatch(point -> point < 0x80) ? Optional.of(lower) : unicode.ascii(lower);
        return ascii.map(domain -> domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain)
                .filter(domain -> domain.length() <= DOMAIN_LENGTH)
                .map(domain -> List.of(domain.split("\\.", -1)).reversed())
                .filter(labels ->
                        labels.stream().allMatch(label -> LABEL.matcher(label).matches())
                                && !NUMBER.matcher(labels.getFirst()).matches())
                .map(Domain::new);
    }

    private static Optional<Url> url(String text, Unicode unicode) {
        var scheme = SCHEME.matcher(text);
        var rest = scheme.lookingAt() ? text.substring(scheme.end()) : text;
        var end = AUTHORITY_END.matcher(rest);
        var at = end.find() ? end.start() : rest.length();
        var authority = rest.substring(0, at);
        return host(authority.substring(authority.lastIndexOf('@') + 1), unicode)
                .map(host -> new Url(host, PathText.segments(rest.substring(at))));
    }

    private static Optional<Place> host(String authority, Unicode unicode) {
        var colon = authority.lastIndexOf(':');
        var port = colon > authority.lastIndexOf(']');
        if (port && colon < authority.length() - 1 && !isPort(authority.substring(colon + 1))) {
            return Optional.empty();
        }
        var host = port ? authority.substring(0, colon) : authority;
        var inner = AddressText.bracketed(host);
        Optional<Network> address = inner.isPresent() ? AddressText.six(inner.get()) : AddressText.four(host);
        return address.<Place>map(found -> found).or(() -> domain(host, unicode));
    }

    private static boolean isPort(String text) {
        return AddressText.number(text, 65_535).isPresent();
    }

    private static Optional<Named> asn(String text) {
        var digits = text.regionMatches(true, 0, "AS", 0, 2) ? text.substring(2) : text;
        return AddressText.number(digits, LAST_ASN).map(n -> new Named(Selector.Kind.ASN, n.toString()));
    }

    private static Optional<Named> name(Selector.Kind kind, String text, Unicode unicode) {
        var lower = unicode.compatible(text).toLowerCase(Locale.ROOT);
        var name = SPACE.matcher(lower).replaceAll(" ").strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(new Named(kind, name));
    }
}
