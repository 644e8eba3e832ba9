package org.sekimori.console;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies as clients send them. */
final class Samples {
    private Samples() {}

    /** A whole proposal by the applicant {@code sdf} with so many targets. */
    static String proposal(int targets) {
        var list = IntStream.range(0, targets).mapToObj(Samples::target).collect(Collectors.joining(","));
        return "{\"title\":\"t\",\"campaign\":\"0199a3c1-11d0-7b6a-8d15-6f8a1b2c3d4e\",\"legalBasis\":\"sdf-91-3\","
                + "\"applicant\":\"sdf\",\"harmExpectedAt\":\"2026-12-01T00:00:00Z\","
                + "\"justification\":{\"harm\":\"h\",\"urgency\":\"u\",\"necessity\":\"n\",\"proportionality\":\"p\",\"alternatives\":\"a\"},"
                + "\"protectedAssets\":[{\"name\":\"n\",\"owner\":\"sdf\"}],\"nationalSecurity\":true,\"targets\":["
                + list
                + "],\"measures\":[{\"id\":\"m-1\",\"kind\":\"stop-process\",\"targets\":\"all\",\"reversibility\":\"partly\",\"stopPlan\":\"s\"}],"
                + "\"window\":{\"from\":\"2026-11-25T00:00:00Z\",\"to\":\"2026-12-05T00:00:00Z\"},\"executors\":[\"police\",\"sdf\"],"
                + "\"evidence\":[],\"handling\":\"open\",\"marking\":\"TLP:AMBER+STRICT\"}";
    }

    private static String target(int n) {
        return "{\"id\":\"t-" + n + "\",\"selector\":{\"kind\":\"socket\",\"value\":\"192.0.2.10:" + n + "\"},"
                + "\"location\":{\"country\":\"unknown\",\"basis\":\"no record\",\"confidence\":\"low\",\"asOf\":\"2026-11-20T00:00:00Z\"},"
                + "\"shared\":false,\"thirdParty\":true}";
    }
}
