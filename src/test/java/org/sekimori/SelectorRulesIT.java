package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.RunningHub;

/** What selectors may say and may not claim, on a running hub. */
class SelectorRulesIT {
    private final Api api = RunningHub.shared().api();
    private final Map<String, Object> proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
    /** So that nothing that other tests register meets these. */
    private final String mine = "x" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void what_cannot_be_read_or_claims_an_area_is_refused_with_its_place_and_reason() {
        refused(Map.of("kind", "domain", "value", "co.jp"), "public suffix");
        refused(Map.of("kind", "cidr", "value", "203.0.0.0/21"), "no wider than /22");
        refused(Map.of("kind", "cidr", "value", "2001:db8::/47"), "no wider than /48");
        refused(Map.of("kind", "asn", "value", "AS64496"), "'prefixes'");
        refused(Map.of("kind", "domain", "value", "*.example.com"), "two labels");
        refused(Map.of("kind", "ipv4", "value", "203.0.113.9", "exact", true), "'exact'");
        var targets = List.of(target(Map.of("kind", "cidr", "value", "203.0.0.0/8")));
        proposal.put("targets", targets);
        var answer = api.post("coordinator", "/api/operations", proposal).refused(422, "invalid-selector");
        assertThat(answer.text()).contains("/targets/0/selector/value").contains("no wider than /22");
    }

    @Test
    void overlaps_are_found_through_every_key_and_explained_in_plain_text() {
        register(List.of(
                Map.of("kind", "url", "value", "hxxps[:]//" + mine + "[.]example/gate"),
                Map.of("kind", "malware", "value", mine, "aliases", List.of(mine + " loader")),
                Map.of("kind", "domain", "value", "only." + mine + ".example", "exact", true)));
        register(List.of(
                Map.of("kind", "domain", "value", mine + "[.]EXAMPLE"),
                Map.of("kind", "malware", "value", mine.toUpperCase(java.util.Locale.ROOT) + "  Loader"),
                Map.of("kind", "domain", "value", "sub.only." + mine + ".example")));
        var overlaps = overlaps();
        assertThat(overlaps).contains("https://" + mine + ".example/gate").doesNotContain("hxxp", "[.]");
        assertThat(overlaps).contains("\"how\":\"host\"", "\"how\":\"alias\"", "\"how\":\"subdomain\"");
        assertThat(overlaps).contains("\"exact\":true", "\"aliases\":[\"" + mine + " loader\"]");
        assertThat(overlaps).doesNotContain("sub.only");
    }

    private void register(List<Map<String, Object>> selectors) {
        var activity = new HashMap<>(Drafts.takedownOf(proposal));
        activity.put("selectors", selectors);
        api.post("takedown", "/api/activities", activity).ok();
    }

    private void refused(Map<String, Object> selector, String said) {
        var activity = new HashMap<>(Drafts.takedownOf(proposal));
        activity.put("selectors", List.of(Map.of("kind", "ipv4", "value", "203.0.113.9"), selector));
        var answer = api.post("takedown", "/api/activities", activity).refused(422, "invalid-selector");
        assertThat(answer.text()).contains("/selectors/1/value").contains(said);
    }

    private static Map<String, Object> target(Map<String, Object> selector) {
        var target = new HashMap<>(Drafts.target("t-1", "JP"));
        target.put("selector", selector);
        return target;
    }

    private String overlaps() {
        var end = Instant.now().plusSeconds(20);
        while (true) {
            var found = conflict();
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(Instant.now()).as("waiting for the conflict").isBefore(end);
            Thread.onSpinWait();
        }
    }

    private Optional<String> conflict() {
        var items = api.get("watch", "/api/conflicts?limit=200").ok().json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("id").asText())
                .map(id -> api.get("watch", "/api/conflicts/" + id).ok().json().path("overlaps"))
                .map(JsonNode::toString)
                .filter(overlaps -> overlaps.contains(mine))
                .findFirst();
    }
}
