package org.sekimori.screens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Texts that would be code, turn the line around, or burst their place; each different, so that a test knows it again. */
final class Hostile {
    private static final int LINE = 500;
    private static final int NAME = 2_048;
    private static final int LONG = 10_000;
    private static final Set<String> LINES =
            Set.of("title", "name", "decidedBy", "office", "heardBy", "reference", "liaison");
    private static final Set<String> TEXTS = Set.of(
            "threat",
            "responsePolicy",
            "harm",
            "urgency",
            "necessity",
            "proportionality",
            "alternatives",
            "stopPlan",
            "reasons",
            "reason",
            "text",
            "instructions",
            "limits",
            "how",
            "action",
            "effect",
            "dataHandled",
            "deviation",
            "result",
            "sideEffects",
            "why",
            "residualRisk",
            "answer");

    private static final String MARKUP =
            "<script>alert(1)</script><img src=x onerror=\"alert(2)\"><svg onload=alert(3)>"
                    + "<a href=\"javascript:alert(4)\">x</a> javascript:alert(5) &lt;b&gt; {{7*7}} ${alert(6)} ";
    private static final String EMOJI = "👩‍👩‍👧‍👦🏳️‍🌈👨🏽‍⚕️🇯🇵 ";
    private static final String ZALGO = ("h" + "\u0300\u0489\u034f\u0353\u0321".repeat(8)).repeat(4) + " ";
    private static final String CONTROLS = "\u0001\u0008\u001b[31m\u007f\u0085\u2028\u200b\ufeff ";
    /** Overrides and isolates that nobody closes. */
    private static final String BIDI = "\u2067\u202e\u2066\u202bשלום مرحبا 123 \u061c\u200f";

    /** Of all instances: a selector that stands in two cases is a conflict. */
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Map<String, List<String>> planted = new LinkedHashMap<>();

    /** Of at most so many characters, without a space for as long as it may be. */
    private String text(String field, int most) {
        var start = "⟦" + field + COUNT.incrementAndGet() + "⟧ " + MARKUP + EMOJI + ZALGO + CONTROLS;
        var text = start + "W".repeat(most - start.length() - BIDI.length()) + BIDI;
        planted.computeIfAbsent(field, _ -> new ArrayList<>()).add(text);
        return text;
    }

    String line(String field) {
        return text(field, LINE);
    }

    String text(String field) {
        return text(field, LONG);
    }

    /** As a selector of a kind that is only a name takes it: one line, no control characters, nothing around it. */
    String selector() {
        var start = "⟦selector" + COUNT.incrementAndGet() + "⟧ " + MARKUP + EMOJI + ZALGO;
        var text = start + "W".repeat(NAME - start.length() - BIDI.length()) + BIDI;
        planted.computeIfAbsent("selector", _ -> new ArrayList<>()).add(text);
        return text;
    }

    /** The same tree with such a text wherever a person would write. */
    Map<String, Object> in(Map<String, ?> body) {
        var changed = new HashMap<String, Object>();
        body.forEach((key, value) -> changed.put(key, in(key, value)));
        return changed;
    }

    private Object in(String key, Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var named = new HashMap<String, Object>();
                map.forEach((name, inner) -> named.put(String.valueOf(name), inner));
                yield in(named);
            }
            case List<?> list -> list.stream().map(item -> in(key, item)).toList();
            case String _ when LINES.contains(key) -> line(key);
            case String _ when TEXTS.contains(key) -> text(key);
            default -> value;
        };
    }

    /** What was planted in that field, oldest first. */
    List<String> planted(String field) {
        return planted.getOrDefault(field, List.of());
    }
}
