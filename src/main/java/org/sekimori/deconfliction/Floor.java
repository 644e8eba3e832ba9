package org.sekimori.deconfliction;

import java.util.List;
import java.util.Optional;
import org.sekimori.deconfliction.Normal.Domain;
import org.sekimori.deconfliction.Normal.Exactly;
import org.sekimori.deconfliction.Normal.Named;
import org.sekimori.deconfliction.Normal.Network;
import org.sekimori.deconfliction.Normal.Single;
import org.sekimori.deconfliction.Normal.Url;
import org.sekimori.operation.Floors;
import org.sekimori.operation.Selector;

/** Holds what is registered from now on against the floors of policy; what was registered before is compared all the same. */
public final class Floor {
    private final Floors floors;
    private final Suffixes suffixes;

    public Floor(Floors floors, Suffixes suffixes) {
        this.floors = floors;
        this.suffixes = suffixes;
    }

    /** One sentence for whoever claims too much; empty if it is narrow enough. */
    public Optional<String> refuses(Normal normal) {
        var parts = normal.parts();
        if (parts.size() == 1 && isSystem(parts.getFirst()) && !floors.bareAsn()) {
            return Optional.of("'prefixes': the networks registered for the autonomous system");
        }
        return parts.stream().flatMap(part -> refuses(part).stream()).findFirst();
    }

    private static boolean isSystem(Single part) {
        return part instanceof Named(Selector.Kind kind, String _) && kind == Selector.Kind.ASN;
    }

    private Optional<String> refuses(Single part) {
        return switch (part) {
            case Network(boolean six, String bits) -> wide(bits.length(), six ? floors.ipv6() : floors.ipv4());
            case Domain(List<String> labels) -> claimed(labels);
            case Exactly(Domain(List<String> labels)) -> claimed(labels);
            case Url _, Named _ -> Optional.empty();
        };
    }

    private static Optional<String> wide(int length, int least) {
        return length < least ? Optional.of("a network no wider than /" + least) : Optional.empty();
    }

    private Optional<String> claimed(List<String> labels) {
        return suffixes.isRegistry(labels)
                ? Optional.of("a domain that somebody registered, not a public suffix such as co.jp")
                : Optional.empty();
    }
}
