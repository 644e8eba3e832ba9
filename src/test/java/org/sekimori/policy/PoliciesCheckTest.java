package org.sekimori.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.testing.Policies;
import picocli.CommandLine;

class PoliciesCheckTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new PoliciesCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void a_set_in_order_is_said_with_its_hash() {
        assertThat(run("check", "policies")).isZero();
        assertThat(out.toString())
                .contains("set " + Sets.own().hash() + ", 10 gates, ")
                .endsWith(": in order\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_broken_set_is_said_line_by_line(@TempDir Path folder) throws IOException {
        Policies.copyTo(folder);
        Files.writeString(folder.resolve("quorum.yaml"), "quorum: {}\n");
        assertThat(run("check", folder.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("quorum.yaml:1: expected 'besides' in 'quorum'\n")
                .contains("problems");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_missing_folder_and_a_wrong_option_are_the_environment(@TempDir Path folder) {
        assertThat(run("check", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("check", "--fast")).isEqualTo(2);
    }
}
