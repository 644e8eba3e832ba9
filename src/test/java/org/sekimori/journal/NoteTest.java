package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    /** The example of the signed-note specification. */
    private static final String VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String NOTE = """
            This is an example message.

            \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    @Test
    void the_specifications_example_verifies() {
        var key = VerifierKey.parse(VKEY);
        assertThat(key).hasToString(VKEY);
        assertThat(key.type()).isEqualTo(SignatureType.ED25519);
        var note = Note.parse(NOTE);
        assertThat(note).hasToString(NOTE);
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.verified(List.of(key))).containsExactly(key);
    }

    @Test
    void a_changed_text_fails() {
        var note = Note.parse(NOTE.replace("example message", "other message"));
        assertThatThrownBy(() -> note.verified(List.of(VerifierKey.parse(VKEY))))
                .isInstanceOf(NotVerified.class)
                .hasMessageContaining("example.com/foo (Ed25519) fails");
    }

    @Test
    void a_signature_of_an_unknown_key_is_ignored_and_a_missing_one_is_missed() {
        var stranger = new VerifierKey("example.com/foo", SignatureType.ED25519, new byte[32]);
        var note = Note.parse(NOTE);
        assertThat(note.verified(List.of(stranger))).isEmpty();
        assertThatThrownBy(() -> note.requireSignedBy(List.of(stranger)))
                .isInstanceOf(NotVerified.class)
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> note.requireSignedBy(List.of())).isInstanceOf(NotVerified.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n- name AAAAAAA=\n",
                "text\n\n\u2014 name AAAAAAA=",
                "text\n\n\u2014 name AAAA\n",
                "text\n\n\u2014 na+me AAAAAAA=\n",
                "text\n\n\u2014 na\u00a0me AAAAAAA=\n",
                "text\n\n\u2014 name AAAAAAB=\n",
                "te\txt\n\n\u2014 name AAAAAAA=\n",
            })
    void another_form_is_no_note(String text) {
        assertThatThrownBy(() -> Note.parse(text)).isInstanceOf(NotVerified.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/fo o+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+BOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3Q==",
            })
    void another_form_is_no_key(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(NotVerified.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n-1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n9223372036854775808\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n",
                "o\n1\nAAAA\n",
                "o\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nextension\n",
                "\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
            })
    void another_form_is_no_checkpoint(String body) {
        assertThatThrownBy(() -> Checkpoint.parse(body)).isInstanceOf(NotVerified.class);
    }
}
