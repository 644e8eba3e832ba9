package org.sekimori.deconfliction.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Selector.Kind;

/** What lists of real selectors are written like, and what stands in them that is none. */
public final class Hostile {
    private Hostile() {}

    /** Other ways to write the same thing. */
    public static List<Selector> same(Selector selector) {
        var value = selector.value();
        var all = new ArrayList<Selector>();
        var forms = new ArrayList<>(List.of("  " + value + "\u3000", value.replace(".", "[.]")));
        forms.addAll(
                switch (selector.kind()) {
                    case DOMAIN -> domain(value);
                    case URL -> url(value);
                    case IPV4 -> List.of(value.replace(".", "(dot)"));
                    case SOCKET -> List.of(value.replaceFirst(":[0-9]+$", ":9"), value.replaceFirst(":", "[:]"));
                    default -> List.<String>of();
                });
        forms.forEach(form -> all.add(new Selector(selector.kind(), form)));
        if (selector.kind() == Kind.IPV4) {
            all.add(new Selector(Kind.SOCKET, value + ":65535"));
            all.add(new Selector(Kind.SOCKET, "[::ffff:" + value + "]:443"));
            all.add(new Selector(Kind.IPV6, "::FFFF:" + value));
            all.add(new Selector(Kind.CIDR, value + "/32"));
            all.add(new Selector(Kind.CIDR, "0:0:0::ffff:" + value + "/128"));
        }
        return all;
    }

    private static List<String> domain(String value) {
        return List.of(
                value + ".",
                value.toUpperCase(Locale.ROOT),
                value.replace(".", "{.}"),
                value.replace(".", "[dot]"),
                value.replace('.', '\u3002'),
                value.replaceFirst("a", "\uff41"));
    }

    private static List<String> url(String value) {
        int slash = value.indexOf('/');
        var host = slash < 0 ? value : value.substring(0, slash);
        var path = slash < 0 ? "" : value.substring(slash).split("[?#]", 2)[0];
        return List.of(
                "hxxps://" + value.replaceFirst("\\.", "[.]"),
                "hXXp[://]" + value,
                "http[:]//" + value,
                "HTTP://" + host.toUpperCase(Locale.ROOT) + path,
                "ftp://user:p%40ss@" + host + ":21" + path,
                "//" + host + ":" + path,
                host + ".".repeat(host.matches("[0-9.]+") ? 0 : 1) + path,
                host + path.replace("/", "//") + "///",
                host + "/./x/.." + path + "/.",
                host + path.replace("a", "%61") + "?x=/y/../z#/q",
                host + path + "#?");
    }

    /** What nobody can read as this kind; each says with what it begins which rule it breaks. */
    public static List<Selector> unreadable() {
        var all = new ArrayList<Selector>();
        add(
                all,
                Kind.IPV4,
                "192.0.2",
                "192.0.2.1.1",
                "192.0.2.256",
                "192.0.2.1/24",
                "192.0.2.1:80",
                "192.0.2.x",
                "1.2.3.-4");
        add(
                all,
                Kind.IPV4,
                "192.0.2.01",
                "0300.0.2.1",
                "3221225985",
                "0xc0000201",
                "192.0.2.1 192.0.2.2",
                "192..2.1",
                "::1");
        add(all, Kind.IPV4, "１９２.０.２.１x", "١٩٢.0.2.1", "bad.example", "-", "192.0.2.1,192.0.2.2");
        add(
                all,
                Kind.IPV6,
                ":::",
                "1::2::3",
                "12345::",
                "fe80::1%eth0",
                "[2001:db8::1",
                "192.0.2.1",
                "2001:db8::1/64",
                "g::1");
        add(
                all,
                Kind.CIDR,
                "192.0.2.0",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/",
                "/24",
                "::/129",
                "192.0.2.0/24/24");
        add(all, Kind.CIDR, "192.0.2.0/255.255.255.0", "192.0.2.0-192.0.2.9", "192.0.2.*");
        add(
                all,
                Kind.SOCKET,
                "192.0.2.1",
                "192.0.2.1:",
                "192.0.2.1:65536",
                "192.0.2.1:x",
                ":80",
                "192.0.2.1:80:80",
                "192.0.2.1:-1");
        add(all, Kind.SOCKET, "bad.example:80", "2001:db8::1:80", "[2001:db8::1]", "192.0.2.1:080");
        add(
                all,
                Kind.DOMAIN,
                "com",
                ".com",
                "a..example",
                ".a.example",
                "a.example..",
                "a b.example",
                "a,b.example",
                "*.example.com");
        add(
                all,
                Kind.DOMAIN,
                "192.0.2.1",
                "a.example:80",
                "a.example:",
                "a.example/",
                "http://a.example",
                "a@b.example",
                "a.example?");
        add(
                all,
                Kind.DOMAIN,
                "a.1",
                "a.0x1",
                "exa mple.com",
                "ex%61mple.com",
                "a\\b.example",
                "a.ex\u00adample\u0000",
                "\u200d.example..");
        add(
                all,
                Kind.DOMAIN,
                "a." + "b".repeat(64) + ".example",
                "a.".repeat(127) + "example",
                "^a\\.example$",
                "(a|b).example",
                "a.example # old");
        add(
                all,
                Kind.URL,
                "/only/a/path",
                "http://",
                "http:///x",
                "?x",
                "#x",
                "a b.example/x",
                "a.example:port/x",
                "a.example:65536/x",
                "999.0.2.1/x");
        add(
                all,
                Kind.URL,
                "192.0.2/x",
                "3221225985/x",
                "a..example/x",
                "[2001:db8::1/x",
                "[192.0.2.1]/x",
                "*.example.com/x",
                ":80/x",
                "user@/x");
        add(all, Kind.URL, "a.example\\x", "a.1/x", "a.0X1f/x", "http://[::1%25eth0]/");
        add(all, Kind.ASN, "AS", "ASx", "4294967296", "AS-1", "AS 1", "1.5", "AS01", "A1");
        return all;
    }

    private static void add(List<Selector> all, Kind kind, String... values) {
        for (var value : values) {
            all.add(new Selector(kind, value));
        }
    }

    /** Odd, but what real lists hold: readable as this kind. */
    public static List<Selector> odd() {
        var all = new ArrayList<Selector>();
        add(
                all,
                Kind.DOMAIN,
                "_dmarc.a.example",
                "66properties_.a.example",
                "-a.example",
                "a-.example",
                "1.a.example",
                "123.example");
        add(
                all,
                Kind.DOMAIN,
                "0x1.example",
                "xn--bcher-kva.example",
                "xn--.example",
                "xn--99999999999.example",
                "a--b.example",
                "ab--c.example");
        add(
                all,
                Kind.DOMAIN,
                "b\u00fccher.example",
                "\u4f8b\u3048.\u30c6\u30b9\u30c8",
                "faß.example",
                "a.i2p",
                "abcdefghijklmnop.onion",
                "a.bit");
        add(
                all,
                Kind.DOMAIN,
                "a.b.c.d.e.f.g.h.i.j.k.example",
                "a".repeat(63) + ".example",
                "\u0130stanbul.example",
                "_.example");
        add(
                all,
                Kind.URL,
                "a.example",
                "a.example/",
                "a.example:8080",
                "a.example:8080/x",
                "a.example:/x",
                "192.0.2.1/x",
                "192.0.2.1:81/x.php");
        add(
                all,
                Kind.URL,
                "a.example?x=1",
                "a.example#x",
                "a.example//x",
                "a.example/x//y///",
                "a.example/../..",
                "a.example/%",
                "a.example/%zz/%4");
        add(
                all,
                Kind.URL,
                "a.example/x%00y",
                "a.example/%2e%2E/x",
                "a.example/x;y=1",
                "a.example/~x/$y/!z'(w)*",
                "a.example/x y",
                "a.example/é/\u4f8b");
        add(
                all,
                Kind.URL,
                "a.example/" + "x/".repeat(900),
                "a.example/x|y^z`{w}",
                "a.example/\"x\"<y>",
                "a.example/x\\y",
                "a.example/x:y@z",
                "[2001:db8::1]:80/x");
        add(
                all,
                Kind.URL,
                "localhost/x",
                "intranet:8080/x",
                "com/x",
                "http://user:pw:x@a.example/x",
                "b\u00fccher.example/x",
                "a.example./x",
                "my_host.example/x");
        add(
                all,
                Kind.URL,
                "tcp://a.example:4444",
                "a.example/http://b.example/x",
                "a.example/x?y=http://b.example/",
                "0x7f.a.example/x");
        add(
                all,
                Kind.IPV6,
                "::",
                "::1",
                "::ffff:192.0.2.1",
                "::192.0.2.1",
                "64:ff9b::192.0.2.1",
                "2001:DB8:0:0:0:0:0:0001",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8");
        add(
                all,
                Kind.CIDR,
                "192.0.2.77/24",
                "192.0.2.1/32",
                "2001:db8::/32",
                "::ffff:192.0.2.0/120",
                "2001:db8::1/127",
                "203.0.113.0/25");
        add(all, Kind.SOCKET, "192.0.2.1:0", "192.0.2.1:65535", "[2001:db8::1]:443", "[::ffff:192.0.2.1]:80");
        return all;
    }
}
