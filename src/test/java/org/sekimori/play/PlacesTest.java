package org.sekimori.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final JsonNode TREE = tree("""
            {"gates": [{"id": "legal", "state": "open"}, {"id": "committee", "state": "waiting"}],
             "overlaps": [{"v": "1.2.3.4:80"}, {"v": "1.2.3.4:81"}, {"v": "5.6.7.8"}],
             "measures": [{"id": "stop", "stopPlan": "thin"}]}""");

    @Test
    void an_element_is_found_by_name_or_position() {
        assertThat(Places.at(TREE, "gates.committee.state").asText()).isEqualTo("waiting");
        assertThat(Places.at(TREE, "gates.0.state").asText()).isEqualTo("open");
    }

    @Test
    void all_elements_hosts_and_their_number_are_found() {
        assertThat(Places.at(TREE, "gates.*.id").toString()).isEqualTo("[\"legal\",\"committee\"]");
        assertThat(Places.at(TREE, "overlaps.*.v.host.distinct.count").asInt()).isEqualTo(2);
        assertThat(Places.at(TREE, "overlaps.count").asInt()).isEqualTo(3);
    }

    @Test
    void what_is_not_there_is_missing() {
        assertThat(Places.at(TREE, "gates.nobody.state").isMissingNode()).isTrue();
        assertThat(Places.at(TREE, "gates.7").isMissingNode()).isTrue();
    }

    @Test
    void a_change_leaves_the_original_as_it_was() {
        var changed = Places.with(TREE, "measures.stop.stopPlan", TextNode.valueOf("better"));

        assertThat(Places.at(changed, "measures.0.stopPlan").asText()).isEqualTo("better");
        assertThat(Places.at(TREE, "measures.0.stopPlan").asText()).isEqualTo("thin");
    }

    @Test
    void a_change_at_no_place_is_refused() {
        assertThatThrownBy(() -> Places.with(TREE, "measures.nothing.stopPlan", TextNode.valueOf("x")))
                .isInstanceOf(Unexpected.class)
                .hasMessageContaining("measures.nothing.stopPlan");
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
