import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The first script only asks the hub; the console itself is on its way at the same time. */
const preloadConsole: Plugin = {
  name: 'preload-console',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) => {
      const files = Object.values(bundle).flatMap((file) => (file.type === 'chunk' && file.name === 'console' ? [file.fileName, ...file.imports] : []));
      return files.map((file) => ({ tag: 'link', injectTo: 'head' as const, attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` } }));
    },
  },
};

// The build lands in the class path under /console; the hub serves it beside its interface.
export default defineConfig({
  plugins: [react(), preloadConsole],
  build: {
    outDir: process.env.CONSOLE_OUT ?? 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    chunkSizeWarningLimit: 900,
  },
  test: { environment: 'node', testTimeout: 60_000 },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/api', '/auth', '/logs', '/log-keys', '/health'].map((path) => [
        path,
        { target: process.env.HUB ?? 'http://127.0.0.1:8080', changeOrigin: true, headers: { origin: process.env.HUB ?? 'http://127.0.0.1:8080' } },
      ]),
    ),
  },
});
