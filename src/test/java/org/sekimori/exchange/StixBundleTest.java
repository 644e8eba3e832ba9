package org.sekimori.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sekimori.exchange.StixBundle.Claim;
import org.sekimori.exchange.StixBundle.LeftOut;
import org.sekimori.exchange.StixBundle.NoBundle;
import org.sekimori.exchange.StixBundle.Understood;
import org.sekimori.operation.Marking;

class StixBundleTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Claim FALLBACK = new Claim(Marking.AMBER, FROM, Optional.empty());
    private static final String UUID = "8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3";
    private static final String RED_1 = "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed";
    private static final String CLEAR_2 = "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487";
    private static final Path BESIDE = Path.of("../shared/data/stix-2.1-schemas/schemas");

    private static String id(String type, int n) {
        return type + "--" + UUID + n;
    }

    private static JsonObject observable(String type, int n) {
        return new JsonObject().put("type", type).put("spec_version", "2.1").put("id", id(type, n));
    }

    private static JsonObject object(String type, int n) {
        return observable(type, n)
                .put("created", "2026-10-01T00:00:00.000Z")
                .put("modified", "2026-10-01T00:00:00.000Z");
    }

    private static JsonObject indicator(int n, String pattern) {
        return object("indicator", n)
                .put("pattern", pattern)
                .put("pattern_type", "stix")
                .put("valid_from", "2026-10-0" + (n + 1) + "T00:00:00Z");
    }

    private static Understood read(JsonObject... objects) {
        var bundle = new JsonObject()
                .put("type", "bundle")
                .put("id", id("bundle", 0))
                .put("objects", new JsonArray(List.of(objects)));
        return StixBundle.read(bundle.encode().getBytes(StandardCharsets.UTF_8), FALLBACK);
    }

    private static Map<String, String> reasons(Understood bundle) {
        return bundle.leftOut().stream().collect(Collectors.toMap(LeftOut::id, LeftOut::reason, (a, b) -> a + " " + b));
    }

    private static String selectors(Understood bundle) {
        return bundle.groups().stream()
                .flatMap(group -> group.selectors().stream())
                .map(selector -> selector.get("kind") + "=" + selector.get("value")
                        + (selector.containsKey("aliases") ? selector.get("aliases") : ""))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static JsonObject[] samples() {
        return new JsonObject[] {
            indicator(0, "[domain-name:value = 'a.example' OR ipv4-addr:value ISSUBSET '198.51.100.0/24']"),
            indicator(1, "[network-traffic:dst_ref.value = '2001:db8::1' AND network-traffic:dst_port = 443]"),
            observable("ipv4-addr", 2).put("value", "192.0.2.2"),
            observable("ipv6-addr", 3).put("value", "2001:db8::3"),
            observable("url", 4).put("value", "https://a.example/x"),
            observable("email-addr", 5).put("value", "a@b.example"),
            observable("user-account", 6).put("user_id", "1001").put("account_login", "root"),
            observable("autonomous-system", 7).put("number", 64496),
            observable("network-traffic", 8)
                    .put("protocols", new JsonArray().add("tcp"))
                    .put("dst_ref", id("ipv4-addr", 2))
                    .put("dst_port", 8443),
            object("malware", 9).put("name", "Emo").put("is_family", true).put("aliases", new JsonArray().add("Heo")),
            object("intrusion-set", 1).put("name", "APT0")
        };
    }

    @Test
    void patterns_observables_and_names_become_selectors() {
        var bundle = read(samples());
        assertThat(selectors(bundle))
                .isEqualTo("account=a@b.example account=root[1001] asn=AS64496 cidr=198.51.100.0/24 domain=a.example"
                        + " ipv4=192.0.2.2 ipv6=2001:db8::3 malware=Emo[Heo] socket=192.0.2.2:8443"
                        + " socket=[2001:db8::1]:443 threat-actor=APT0 url=https://a.example/x");
        assertThat(bundle.leftOut()).isEmpty();
    }

    @Test
    void each_marking_and_each_end_is_an_activity_of_its_own_from_the_earliest_beginning_on() {
        var red = indicator(3, "[url:value = 'r']")
                .put("object_marking_refs", new JsonArray().add(RED_1).add(CLEAR_2));
        var ends = indicator(4, "[url:value = 'e']").put("valid_until", "2026-12-01T00:00:00Z");
        var clear = indicator(5, "[url:value = 'c']").put("object_marking_refs", new JsonArray().add(CLEAR_2));
        var groups = read(indicator(2, "[url:value = 'b']"), indicator(1, "[url:value = 'a']"), red, ends, clear)
                .groups();
        assertThat(groups)
                .extracting(StixBundle.Group::claim)
                .containsExactly(
                        new Claim(Marking.CLEAR, Instant.parse("2026-10-06T00:00:00Z"), Optional.empty()),
                        new Claim(
                                Marking.AMBER,
                                Instant.parse("2026-10-05T00:00:00Z"),
                                Optional.of(Instant.parse("2026-12-01T00:00:00Z"))),
                        new Claim(Marking.AMBER, Instant.parse("2026-10-02T00:00:00Z"), Optional.empty()),
                        new Claim(Marking.RED, Instant.parse("2026-10-04T00:00:00Z"), Optional.empty()));
    }

    @Test
    void nothing_is_dropped_in_silence() {
        var old = indicator(6, "[url:value = 'old']");
        var newer = indicator(6, "[url:value = 'new']").put("modified", "2026-11-01T00:00:00Z");
        var bundle = read(
                indicator(0, "[url:value = 'a'] FOLLOWEDBY [url:value = 'b']"),
                indicator(1, "[file:hashes.'SHA-256' = 'ab']"),
                indicator(2, "alert tcp").put("pattern_type", "snort"),
                indicator(3, "[url:value = 'a']").put("revoked", true),
                indicator(4, "[url:value = 'a']")
                        .put("object_marking_refs", new JsonArray().add(id("marking-definition", 7))),
                indicator(5, "[url:value = 'a']").put("valid_until", "2020-01-01T00:00:00Z"),
                newer,
                old,
                newer,
                observable("network-traffic", 0)
                        .put("protocols", new JsonArray().add("tcp"))
                        .put("src_ref", id("ipv4-addr", 9)),
                observable("file", 0).put("name", "x"),
                object("relationship", 0),
                object("infrastructure", 0).put("name", "C2"),
                object("x-own", 0),
                new JsonObject().put("type", "indicator"));
        assertThat(reasons(bundle))
                .containsEntry(id("indicator", 0), "pattern-sequence")
                .containsEntry(id("indicator", 1), "pattern-object")
                .containsEntry(id("indicator", 2), "pattern-language")
                .containsEntry(id("indicator", 3), "revoked")
                .containsEntry(id("indicator", 4), "unknown-marking")
                .containsEntry(id("indicator", 5), "invalid-object")
                .containsEntry(id("indicator", 6), "older-version duplicate")
                .containsEntry(id("network-traffic", 0), "missing-reference")
                .containsEntry(id("file", 0), "no-such-selector")
                .containsEntry(id("relationship", 0), "speaks-of-others")
                .containsEntry(id("infrastructure", 0), "known-by-its-observables")
                .containsEntry(id("x-own", 0), "unknown-type")
                .containsEntry("", "invalid-object");
        assertThat(selectors(bundle)).isEqualTo("url=new");
    }

    @Test
    void what_is_no_bundle_is_refused_however_it_is_nested() {
        for (var text : List.of(
                "",
                "[]",
                "{}",
                "{\"type\":\"bundle\"}",
                "[".repeat(1_000_000),
                "{\"a\":".repeat(100_000),
                "{\"a\":1,\"a\":2}")) {
            assertThatThrownBy(() -> StixBundle.read(text.getBytes(StandardCharsets.UTF_8), FALLBACK))
                    .isInstanceOf(NoBundle.class);
        }
    }

    /** Of each sample, whatever the OASIS schemas refuse once something is taken away, we take nothing from either. */
    @Test
    void nothing_is_taken_that_the_schemas_of_oasis_refuse() throws IOException {
        var folder = Optional.ofNullable(System.getenv("HUB_TEST_STIX_SCHEMAS"))
                .map(Path::of)
                .orElse(BESIDE);
        assumeTrue(Files.isDirectory(folder), "the schemas are on this machine");
        var schemas = new Schemas(folder);
        int refused = 0;
        for (var sample : samples()) {
            assertThat(schemas.valid(sample)).as(sample.encode()).isTrue();
            for (var name : List.copyOf(sample.fieldNames())) {
                var less = sample.copy();
                less.remove(name);
                if (less.containsKey("type") && !schemas.valid(less)) {
                    refused++;
                    assertThat(read(observable("ipv4-addr", 2).put("value", "192.0.2.2"), less)
                                    .leftOut())
                            .as(less.encode())
                            .isNotEmpty();
                }
            }
        }
        assertThat(refused).isGreaterThan(15);
    }

    /** The schema of each type, as they lie in a folder. */
    private static final class Schemas {
        private static final String BASE =
                "http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/";

        private final Map<String, String> ids;
        private final SchemaRepository repository = SchemaRepository.create(new JsonSchemaOptions()
                .setDraft(Draft.DRAFT202012)
                .setBaseUri("http://raw.githubusercontent.com/")
                .setOutputFormat(OutputFormat.Flag));

        Schemas(Path folder) throws IOException {
            try (var files = Files.walk(folder)) {
                ids = files.filter(file -> file.toString().endsWith(".json"))
                        .collect(Collectors.toMap(
                                file -> file.getFileName().toString().replace(".json", ""), this::add));
            }
        }

        private String add(Path file) {
            try {
                // The library does not take "..", although a base resolves it (RFC 3986, 5.2.4).
                var schema = new JsonObject(Files.readString(file).replace("\"../", '"' + BASE));
                repository.dereference(schema.getString("$id"), JsonSchema.of(schema));
                return schema.getString("$id");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean valid(JsonObject object) {
            return repository
                    .validator(ids.get(object.getString("type")))
                    .validate(object)
                    .getValid();
        }
    }
}
