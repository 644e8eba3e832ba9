package org.sekimori.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A signed log of numbered entries, published as the specification says; a test may tamper with what it shows. */
final class PublishedLog implements LogReader {
    static final String ORIGIN = "hub.example/logs/operations";

    final List<byte[]> entries = new ArrayList<>();
    String checkpoint = "";
    private final CheckpointSigner signer;
    private NaiveTree tree = new NaiveTree(0);

    PublishedLog(CheckpointSigner signer, int size) {
        this.signer = signer;
        grow(size);
    }

    void grow(int size) {
        for (int i = entries.size(); i < size; i++) {
            entries.add(NaiveTree.entry(i));
        }
        tree = new NaiveTree(size);
        var head = new Checkpoint(ORIGIN, size, tree.root(size));
        checkpoint = signer.signedNote(head, Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Override
    public byte[] read(String path) throws IOException {
        if (path.equals("checkpoint")) {
            return checkpoint.getBytes(StandardCharsets.UTF_8);
        }
        var tile = TilePath.parse(path)
                .filter(known -> known.isWithin(entries.size()))
                .orElseThrow(() -> new FileNotFoundException(path));
        return tile.level() == TilePath.ENTRIES
                ? EntryBundle.encode(entries.subList((int) tile.first(), (int) tile.first() + tile.width()))
                : TileBuilder.assemble(tile, tree);
    }
}
