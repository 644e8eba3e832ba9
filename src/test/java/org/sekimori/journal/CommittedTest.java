package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a command sealed and no entry of it commits to is not stored. */
class CommittedTest {
    private static Disclosure text(String salt, String value) {
        return DisclosureText.field(salt.repeat(22), "reason", CanonicalJson.bytes(value));
    }

    private static Disclosure element(String salt) {
        return DisclosureText.element(salt.repeat(22), CanonicalJson.bytes("e " + salt));
    }

    private static Disclosure list(String salt, Disclosure... elements) {
        return DisclosureText.list(
                salt.repeat(22),
                "list",
                List.of(elements).stream().map(Disclosure::digest).toList());
    }

    private static List<String> digests(Disclosure... committed) {
        return List.of(committed).stream().map(Disclosure::digest).toList();
    }

    @Test
    void a_committed_list_keeps_its_elements_and_another_goes_with_them() {
        var before = text("a", "before");
        var first = element("b");
        var second = element("c");
        var kept = list("d", first, second);
        var lost = element("e");
        var dropped = list("f", lost);
        var after = text("g", "after");
        var drawn = List.of(before, first, second, kept, lost, dropped, after);
        assertThat(EntryFormat.committed(digests(after, kept, before), drawn))
                .containsExactly(before, first, second, kept, after);
        assertThat(EntryFormat.committed(digests(), drawn)).isEmpty();
    }
}
