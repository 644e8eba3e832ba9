package org.sekimori.policy;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.operation.Wire;

/** From the words of a file to the constants that they name. */
final class Words {
    private Words() {}

    static <E extends Enum<E> & Wire> Optional<E> of(Class<E> type, String word) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.wire().equals(word))
                .findAny();
    }

    /** Words that the structure already held against the enumeration. */
    static <E extends Enum<E> & Wire> Set<E> all(Class<E> type, Collection<Yaml.Word> words) {
        return words.stream()
                .map(word -> of(type, word.text()).orElseThrow())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    static <E extends Enum<E> & Wire> String list(Class<E> type, Predicate<E> which) {
        return Stream.of(type.getEnumConstants()).filter(which).map(Wire::wire).collect(Collectors.joining(", "));
    }
}
