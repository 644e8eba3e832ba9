package org.sekimori.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleFilesTest {
    @TempDir
    private Path folder;

    @Test
    void where_nothing_was_built_there_is_nothing() {
        assertThat(ConsoleFiles.read("no-such-build")).isEmpty();
    }

    @Test
    void a_build_is_read_from_a_jar_as_from_a_folder() throws IOException {
        var jar = folder.resolve("hub 1.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var name : new String[] {"console/index.html", "console/assets/a-12345678.js", "other/x.txt"}) {
                out.putNextEntry(new JarEntry(name));
                out.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        var files = ConsoleFiles.read(URI.create("jar:" + jar.toUri() + "!/console/index.html"));
        assertThat(files.index().forms().get("identity").toString()).isEqualTo("console/index.html");
        assertThat(files.file("assets/a-12345678.js"))
                .hasValueSatisfying(file -> assertThat(file.forEver()).isTrue());
        assertThat(files.file("other/x.txt")).isEmpty();
        assertThat(files.file("../other/x.txt")).isEmpty();
    }

    @Test
    void a_zipped_form_is_no_file_of_its_own() {
        var files = ConsoleFiles.read("console-build").orElseThrow();
        assertThat(files.file("index.html.gz")).isEmpty();
        assertThat(files.file("index.html"))
                .hasValueSatisfying(file -> assertThat(file.forms()).containsOnlyKeys("identity", "gzip"));
    }
}
