package org.sekimori.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubConfigTest {
    private static final Path FILE = Path.of("ops/hub.yaml");

    private static final Map<String, String> CLIENT = Map.of(
            "HUB_OIDC_ISSUER", "https://issuer.example",
            "HUB_OIDC_CLIENT_ID", "console",
            "HUB_OIDC_CLIENT_SECRET_FILE", "secret",
            "HUB_HTTP_PUBLIC_URL", "https://hub.example");

    @TempDir
    Path home;

    @Test
    void every_setting_has_a_line_in_the_file_and_its_variable_above_it() throws IOException {
        var fromFile = new TreeMap<String, String>();
        var group = "";
        var variable = "";
        for (var line : Files.readAllLines(FILE)) {
            var comment = Pattern.compile("^ *# (HUB_[A-Z_]+): ").matcher(line);
            var key = Pattern.compile("^( *)([a-zA-Z]+):(.*)$").matcher(line);
            if (comment.find()) {
                variable = comment.group(1);
            } else if (key.matches() && key.group(1).isEmpty() && key.group(3).isBlank()) {
                group = key.group(2) + ".";
            } else if (key.matches()) {
                fromFile.put((key.group(1).isEmpty() ? "" : group) + key.group(2), variable);
                variable = "no comment";
            }
        }
        var fromRecord = new TreeMap<String, String>();
        Setting.all().forEach(setting -> fromRecord.put(setting.path(), setting.variable()));
        assertThat(fromFile).isEqualTo(fromRecord);
    }

    @Test
    void every_range_stands_in_the_comment_of_its_setting() throws IOException {
        var text = Files.readString(FILE);
        for (var setting : Setting.all()) {
            setting.range().filter(range -> !range.max().equals("65535")).ifPresent(range -> {
                var comment = text.substring(
                        text.indexOf(setting.variable() + ":"), text.indexOf("\n", endOf(text, setting)));
                assertThat(comment).as(setting.path()).contains(range.min() + " to " + range.max());
            });
        }
    }

    @Test
    void every_variable_wins_over_the_file() throws IOException {
        secret("rw-------");
        for (var setting : Setting.all()) {
            var value = other(setting);
            var environment = new HashMap<>(Map.of(setting.variable(), value));
            if (setting.path().equals("cluster.members")) {
                environment.put("HUB_CLUSTER_NAME", "other");
            }
            if (setting.path().equals("database.workUrl")) {
                environment.put("HUB_DATABASE_URL", "postgresql://a:b@h/d");
            }
            if (setting.path().startsWith("oidc.client")) {
                CLIENT.forEach(environment::putIfAbsent);
            }
            assertThat(read(environment)).as(setting.variable()).isNotEqualTo(read(Map.of()));
        }
    }

    @Test
    void the_defaults_are_those_that_the_documentation_names() {
        var config = read(Map.of());
        assertThat(config.http()).isEqualTo(new HubConfig.Http("127.0.0.1", 8080, java.util.Optional.empty()));
        assertThat(config.var()).isEqualTo(home.resolve("var"));
        assertThat(config.limits().bodyBytes()).isEqualTo(8 << 20);
        assertThat(config.timeouts().busReply()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.database().url()).isEmpty();
        assertThat(config.isDemo()).isTrue();
    }

    @Test
    void a_configured_issuer_ends_the_demo() {
        assertThat(read(Map.of("HUB_OIDC_ISSUER", "https://issuer.example")).isDemo())
                .isFalse();
    }

    @Test
    void a_wrong_value_is_named_with_what_was_expected_and_where_it_stood() {
        assertThatThrownBy(() -> read(Map.of("HUB_HTTP_PORT", "eighty")))
                .isInstanceOf(BadSetting.class)
                .hasMessage(
                        "The setting http.port (HUB_HTTP_PORT) is 'eighty'; expected a whole number from 1 to 65000."
                                + " It was read from the environment variable HUB_HTTP_PORT.");
    }

    @Test
    void values_at_the_ends_of_a_range_are_accepted_and_beyond_them_refused() {
        assertThat(read(Map.of("HUB_HTTP_PORT", "65000")).http().port()).isEqualTo(65000);
        assertThat(read(Map.of("HUB_TIMEOUTS_STOP", "PT1S")).timeouts().stop()).isEqualTo(Duration.ofSeconds(1));
        for (var wrong : List.of("0", "65001", "-1", "99999999999999999999", "")) {
            assertThatThrownBy(() -> read(Map.of("HUB_HTTP_PORT", wrong))).isInstanceOf(BadSetting.class);
        }
        assertThatThrownBy(() -> read(Map.of("HUB_TIMEOUTS_STOP", "PT0.999S"))).isInstanceOf(BadSetting.class);
    }

    @Test
    void a_secret_is_in_no_message_and_in_no_text() {
        assertThatThrownBy(() -> read(Map.of("HUB_DEMO_PASSWORD", "geheim")))
                .hasMessageContaining("HUB_DEMO_PASSWORD")
                .hasMessageNotContaining("geheim");
        assertThatThrownBy(() -> read(Map.of("HUB_DATABASE_URL", "mysql://u:geheim@h/d")))
                .hasMessageNotContaining("geheim");
        assertThat(read(Map.of("HUB_DEMO_PASSWORD", "geheimnis")).toString()).doesNotContain("geheimnis");
    }

    @Test
    void a_misspelt_variable_stops_the_start() {
        assertThatThrownBy(() -> read(Map.of("HUB_HTTP_PROT", "80")))
                .hasMessageContaining("did you mean HUB_HTTP_PORT?");
    }

    @Test
    void a_misspelt_line_stops_the_start() throws IOException {
        write("http:\n  prot: 80\n");
        assertThatThrownBy(() -> read(Map.of()))
                .hasMessageContaining("'http.prot'")
                .hasMessageContaining("hub.yaml");
    }

    @Test
    void a_file_that_is_no_yaml_is_named_with_the_line() throws IOException {
        write("http:\n  port: 80\n bad: [\n");
        assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("hub.yaml, line ");
    }

    @Test
    void a_file_needs_only_the_lines_that_differ() throws IOException {
        write("http:\n  port: 9000\njournal:\n");
        assertThat(read(Map.of()).http().port()).isEqualTo(9000);
        assertThat(read(Map.of()).journal())
                .isEqualTo(
                        new ConfigReader(Path.of("/nowhere"), Map.of()).read().journal());
    }

    @Test
    void a_client_of_the_issuer_needs_its_secret_a_way_back_and_a_name_of_its_own() throws IOException {
        secret("rw-------");
        assertThat(read(CLIENT).oidc().clientSecret().reveal()).isEqualTo("geheimnis");
        assertThat(read(CLIENT).toString()).doesNotContain("geheimnis");
        for (var missing : List.of("HUB_OIDC_ISSUER", "HUB_OIDC_CLIENT_SECRET_FILE", "HUB_HTTP_PUBLIC_URL")) {
            var rest = new HashMap<>(CLIENT);
            rest.remove(missing);
            assertThatThrownBy(() -> read(rest))
                    .hasMessageContaining(missing)
                    .hasMessageContaining("HUB_OIDC_CLIENT_ID");
        }
        var alone = new HashMap<>(CLIENT);
        alone.remove("HUB_OIDC_CLIENT_ID");
        assertThatThrownBy(() -> read(alone)).hasMessageContaining("HUB_OIDC_CLIENT_SECRET_FILE");
        var same = new HashMap<>(CLIENT);
        same.put("HUB_OIDC_AUDIENCE", "console");
        assertThatThrownBy(() -> read(same)).hasMessageContaining("another than oidc.audience");
    }

    @Test
    void a_secret_that_others_may_read_or_that_is_empty_stops_the_start() throws IOException {
        assertThatThrownBy(() -> read(CLIENT)).hasMessageContaining("mode 0600");
        secret("rw-r-----");
        assertThatThrownBy(() -> read(CLIENT)).hasMessageContaining("mode 0600").hasMessageNotContaining("geheimnis");
        Files.writeString(secret("rw-------"), " \n");
        assertThatThrownBy(() -> read(CLIENT)).hasMessageContaining("holds the secret");
    }

    private Path secret(String mode) throws IOException {
        var file = home.resolve("secret");
        Files.writeString(file, "geheimnis\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void members_need_a_name() {
        assertThatThrownBy(() -> read(Map.of("HUB_CLUSTER_MEMBERS", "10.0.0.1:5701")))
                .hasMessageContaining("HUB_CLUSTER_NAME");
    }

    private HubConfig read(Map<String, String> environment) {
        return new ConfigReader(home, environment).read();
    }

    private void write(String yaml) throws IOException {
        Files.createDirectories(home.resolve("ops"));
        Files.writeString(home.resolve("ops/hub.yaml"), yaml);
    }

    private static int endOf(String text, Setting setting) {
        var name = setting.path().substring(setting.path().lastIndexOf('.') + 1);
        return text.indexOf(name + ":", text.indexOf(setting.variable() + ":"));
    }

    /** A valid value that is not the default. */
    private static String other(Setting setting) {
        return switch (setting.type().getTypeName()) {
            case "int", "long" -> setting.path().equals("database.poolSize") ? "17" : wholeNumber(setting);
            case "boolean" -> "false";
            case "java.time.Duration" -> setting.range().orElseThrow().max();
            case "java.nio.file.Path" -> "elsewhere";
            case "java.util.Optional<java.nio.file.Path>" -> "secret";
            case "java.lang.String" -> "other";
            case "java.util.List<java.lang.String>" -> "10.0.0.1:5701,10.0.0.2:5701";
            case "java.util.Optional<java.lang.String>" -> "https://other.example";
            default -> "postgresql://user:password@host/database";
        };
    }

    private static String wholeNumber(Setting setting) {
        return setting.path().equals("journal.batchEntries")
                ? "1"
                : setting.range().orElseThrow().max();
    }
}
