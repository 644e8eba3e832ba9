package org.sekimori.journal;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;

/**
 * Turns many small concurrent loads into few large ones: while as many loads as allowed are on their way, wishes gather, and
 * one load answers them together. A load starts after the wish it answers, so nothing older than the wish is answered.
 */
final class Gather<K, V> {
    private final Vertx vertx;
    private final int mostLoads;
    private final int mostKeys;
    private final Function<Set<K>, Future<Map<K, V>>> load;
    private final Queue<Wish<K, V>> wishes = new ArrayDeque<>();
    private int loads;

    private record Wish<K, V>(Set<K> keys, Promise<Map<K, V>> promise, Context context) {
        void answer(Map<K, V> found) {
            var own = new HashMap<K, V>();
            for (K key : keys) {
                var value = found.get(key);
                if (value != null) {
                    own.put(key, value);
                }
            }
            context.runOnContext(_ -> promise.complete(own));
        }

        void fail(Throwable cause) {
            context.runOnContext(_ -> promise.fail(cause));
        }
    }

    /** @param mostKeys of one load, unless a single wish has more */
    Gather(Vertx vertx, int mostLoads, int mostKeys, Function<Set<K>, Future<Map<K, V>>> load) {
        this.vertx = vertx;
        this.mostLoads = mostLoads;
        this.mostKeys = mostKeys;
        this.load = load;
    }

    Future<Map<K, V>> get(Collection<K> keys) {
        var wish = new Wish<K, V>(Set.copyOf(keys), Promise.promise(), vertx.getOrCreateContext());
        synchronized (this) {
            wishes.add(wish);
        }
        next();
        return wish.promise().future();
    }

    private void next() {
        var together = new ArrayList<Wish<K, V>>();
        var keys = new LinkedHashSet<K>();
        synchronized (this) {
            if (loads >= mostLoads || wishes.isEmpty()) {
                return;
            }
            do {
                keys.addAll(wishes.peek().keys());
                together.add(wishes.remove());
            } while (!wishes.isEmpty() && keys.size() + wishes.peek().keys().size() <= mostKeys);
            loads++;
        }
        load.apply(keys).onComplete(loaded -> done(together, loaded));
    }

    private void done(List<Wish<K, V>> together, io.vertx.core.AsyncResult<Map<K, V>> loaded) {
        synchronized (this) {
            loads--;
        }
        if (loaded.succeeded()) {
            together.forEach(wish -> wish.answer(loaded.result()));
        } else {
            together.forEach(wish -> wish.fail(loaded.cause()));
        }
        next();
    }
}
