import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The build lands in the class path under /console; the hub serves it beside its interface.
export default defineConfig({
  plugins: [react()],
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
