// The production server in a process of its own. It ends when its parent does, however the parent ends.
import http from 'node:http';
import path from 'node:path';
import next from 'next';
import pg from 'pg';
import { revisionOf, withPageCache } from './page-cache.mjs';

const port = Number(process.env.PORT);
const hostname = process.env.HOST;
const app = next({ dev: false, dir: path.resolve(import.meta.dirname, '../..'), hostname, port });
await app.prepare();
// One connection of its own: pages are only shown again while it says that nothing has changed.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1, connectionTimeoutMillis: 2_000 });
pool.on('error', () => undefined);
pool.on('connect', (client) => client.on('error', () => undefined));
const handle = withPageCache(app.getRequestHandler(), { revision: revisionOf(pool), clock: () => Date.now() });
const server = http.createServer((request, response) => {
  // A visitor may claim any address in a header; guesses are counted by the socket's own (lib/web/client-address.ts).
  request.headers['x-tthc-address'] = request.socket.remoteAddress ?? '';
  return handle(request, response);
});
// Longer than a proxy's own, so that it is never we who hang up on a request in flight.
server.keepAliveTimeout = 65_000;
server.requestTimeout = 300_000;

let draining = false;
async function drain() {
  if (draining) return;
  draining = true;
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 8_000).unref();
}
process.on('SIGTERM', drain);
process.on('SIGINT', drain);
process.stdin.on('end', drain).on('error', drain).resume();
server.on('error', (error) => {
  process.send?.({ error: error.code });
  process.exit(1);
});
server.listen(port, hostname, () => process.send?.({ ready: true }));
