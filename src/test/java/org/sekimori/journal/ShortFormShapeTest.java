package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Halt;
import org.sekimori.operation.Measure;

class ShortFormShapeTest {
    private static final RecordMapper BODY = RecordMapper.body();

    record Order(GateId gate, Measure.Aim aim, Halt.Covers covers) {}

    private static Order read(String json) {
        return BODY.read(Order.class, json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_typed_text_and_a_short_form_stand_as_themselves() {
        var order = read("{\"gate\":\"legal\",\"aim\":\"all\",\"covers\":{\"targets\":[\"t-1\"]}}");
        assertThat(order)
                .isEqualTo(
                        new Order(new GateId("legal"), new Measure.Aim.All(), new Halt.Covers.Targets(List.of("t-1"))));
        assertThat(new String(BODY.bytes(order), StandardCharsets.UTF_8))
                .isEqualTo("{\"aim\":\"all\",\"covers\":{\"targets\":[\"t-1\"]},\"gate\":\"legal\"}");
    }

    @Test
    void another_shape_is_refused_at_its_place() {
        assertThatThrownBy(() -> read("{\"gate\":\"legal\",\"aim\":\"some\",\"covers\":\"all\"}"))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        bad -> assertThat(bad.pointer() + " " + bad.code()).isEqualTo("/aim unknown-value"));
    }

    @Test
    void what_a_typed_text_refuses_is_refused_at_its_place() {
        assertThatThrownBy(() -> read("{\"gate\":\"LEGAL\",\"aim\":\"all\",\"covers\":\"all\"}"))
                .isInstanceOfSatisfying(
                        Malformed.class, bad -> assertThat(bad.pointer()).isEqualTo("/gate"));
    }
}
