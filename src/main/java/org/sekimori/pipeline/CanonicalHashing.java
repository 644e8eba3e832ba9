package org.sekimori.pipeline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.sekimori.journal.Digest;
import org.sekimori.journal.RecordMapper;
import org.sekimori.operation.Hashing;
import org.sekimori.operation.Scope;
import org.sekimori.operation.ScopeHash;

/** Hashes over a line that says what is hashed, and canonical JSON. */
public final class CanonicalHashing implements Hashing {
    private static final String SCOPE = "sekimori/scope/v1\n";
    private static final String MOTION = "sekimori/motion/v1\n";

    private final RecordMapper mapper = RecordMapper.body();

    @Override
    public ScopeHash scope(Scope scope) {
        return new ScopeHash(hash(SCOPE, scope));
    }

    @Override
    public String motion(Record motion) {
        return hash(MOTION, motion);
    }

    private String hash(String line, Record record) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(mapper.bytes(record));
        return Digest.hex(bytes.toByteArray());
    }
}
