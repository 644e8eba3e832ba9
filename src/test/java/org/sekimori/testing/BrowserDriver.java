package org.sekimori.testing;

import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Starts Playwright with what the machine and the console's packages bring, in place of its bundle. */
final class BrowserDriver {
    private static final Path DRIVER =
            Path.of("src/main/web/node_modules/playwright-core").toAbsolutePath();

    private BrowserDriver() {}

    static Playwright create() {
        if (!Files.isRegularFile(DRIVER.resolve("cli.js"))) {
            throw new IllegalStateException(
                    "Expected the driver in " + DRIVER + "; 'npm ci' in src/main/web installs it");
        }
        try {
            // It looks for package/cli.js in the directory it is told.
            var place = Files.createTempDirectory("sekimori-playwright");
            Files.createSymbolicLink(place.resolve("package"), DRIVER);
            System.setProperty("playwright.cli.dir", place.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        program("node").toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
    }

    static Path chromium() {
        return program("chromium");
    }

    private static Path program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Expected the program " + name + " on the path; ops/test installs it"));
    }
}
