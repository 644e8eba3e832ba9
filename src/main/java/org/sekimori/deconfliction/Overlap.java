package org.sekimori.deconfliction;

import java.util.Optional;
import org.sekimori.deconfliction.Normal.Domain;
import org.sekimori.deconfliction.Normal.Exactly;
import org.sekimori.deconfliction.Normal.Named;
import org.sekimori.deconfliction.Normal.Network;
import org.sekimori.deconfliction.Normal.Place;
import org.sekimori.deconfliction.Normal.Single;
import org.sekimori.deconfliction.Normal.Url;

/** That two selectors can mean one computer, account or actor: how, and which of them means more. */
public record Overlap(How how, Wider wider) {
    /** Which side holds the other. */
    public enum Wider {
        LEFT,
        RIGHT,
        NEITHER
    }

    /** Symmetric but for {@link Wider}; empty if the two cannot mean one thing. */
    public static Optional<Overlap> of(Normal left, Normal right) {
        var itself = single(left.parts().getFirst(), right.parts().getFirst());
        return itself.isPresent() || (left instanceof Single && right instanceof Single)
                ? itself
                : left.parts().stream()
                        .flatMap(one -> right.parts().stream()
                                .filter(other -> single(one, other).isPresent())
                                .map(Overlap::beside))
                        .findFirst();
    }

    /** By what is known of a thing besides itself. */
    private static Overlap beside(Single part) {
        return new Overlap(part instanceof Named ? How.ALIAS : How.CONTAINS, Wider.NEITHER);
    }

    private static Optional<Overlap> single(Single left, Single right) {
        return switch (left) {
            case Place place ->
                switch (right) {
                    case Place other -> places(place, other);
                    case Exactly(Domain domain) -> holds(place, domain, How.SAME, Wider.LEFT);
                    case Url url -> holds(place, url.host(), How.HOST, Wider.LEFT);
                    case Named _ -> Optional.empty();
                };
            case Exactly(Domain domain) ->
                switch (right) {
                    case Place place -> holds(place, domain, How.SAME, Wider.RIGHT);
                    case Exactly other -> left.equals(other) ? same() : Optional.empty();
                    case Url url -> on(domain, url, Wider.LEFT);
                    case Named _ -> Optional.empty();
                };
            case Url url ->
                switch (right) {
                    case Place place -> holds(place, url.host(), How.HOST, Wider.RIGHT);
                    case Exactly(Domain domain) -> on(domain, url, Wider.RIGHT);
                    case Url other -> urls(url, other);
                    case Named _ -> Optional.empty();
                };
            case Named name -> name.equals(right) ? same() : Optional.empty();
        };
    }

    private static Optional<Overlap> on(Domain domain, Url url, Wider domainSide) {
        return domain.equals(url.host()) ? Optional.of(new Overlap(How.HOST, domainSide)) : Optional.empty();
    }

    private static Optional<Overlap> places(Place left, Place right) {
        if (left.equals(right)) {
            return same();
        }
        if (left.covers(right)) {
            return Optional.of(new Overlap(inside(left), Wider.LEFT));
        }
        return right.covers(left) ? Optional.of(new Overlap(inside(right), Wider.RIGHT)) : Optional.empty();
    }

    /** What means one name or address only is never wider than a place, which also means what lies under it. */
    private static Optional<Overlap> holds(Place place, Place one, How equal, Wider placeSide) {
        return place.covers(one)
                ? Optional.of(new Overlap(place.equals(one) ? equal : inside(place), placeSide))
                : Optional.empty();
    }

    private static Optional<Overlap> urls(Url left, Url right) {
        if (left.equals(right)) {
            return same();
        }
        if (!left.host().equals(right.host())) {
            return Optional.empty();
        }
        if (Normal.begins(left.path(), right.path())) {
            return Optional.of(new Overlap(How.CONTAINS, Wider.LEFT));
        }
        return Normal.begins(right.path(), left.path())
                ? Optional.of(new Overlap(How.CONTAINS, Wider.RIGHT))
                : Optional.empty();
    }

    private static How inside(Place place) {
        return switch (place) {
            case Network _ -> How.CONTAINS;
            case Domain _ -> How.SUBDOMAIN;
        };
    }

    private static Optional<Overlap> same() {
        return Optional.of(new Overlap(How.SAME, Wider.NEITHER));
    }
}
