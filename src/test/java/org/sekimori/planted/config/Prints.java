package org.sekimori.planted.config;

/** Only commands print. */
final class Prints {
    private Prints() {}

    static void hello() {
        System.out.println("hello");
    }
}
