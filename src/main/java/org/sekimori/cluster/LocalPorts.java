package org.sekimori.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A block of ports for the nodes of one hub on one machine; node n takes {@code first + n - 1}.
 *
 * <p>Another hub may hold the usual block; then the next one is taken, so that two hubs never share a list of members.
 */
public record LocalPorts(String host, int first, int count) {
    private static final int MAX_BLOCKS = 50;

    /** The first block from {@code from} on whose ports are all free; empty when none is within reach. */
    public static OptionalInt freeBlock(String host, int from, int count) {
        return IntStream.range(0, MAX_BLOCKS)
                .map(block -> from + block * count)
                .filter(first -> first + count <= 65_536)
                .filter(first -> IntStream.range(first, first + count).allMatch(port -> isFree(host, port)))
                .findFirst();
    }

    public int of(int node) {
        return first + node - 1;
    }

    public List<String> members() {
        return IntStream.range(first, first + count)
                .mapToObj(port -> host + ":" + port)
                .toList();
    }

    /** Somebody could listen there now. */
    public static boolean isFree(String host, int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getAllByName(host)[0])) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
