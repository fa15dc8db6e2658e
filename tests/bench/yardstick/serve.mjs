// The yardsticks' server: it ends when the bench does.
import http from 'node:http';
import next from 'next';

const port = Number(process.env.PORT);
const app = next({ dev: false, dir: import.meta.dirname, hostname: '127.0.0.1', port });
await app.prepare();
const handle = app.getRequestHandler();
process.stdin.on('end', () => process.exit(0)).resume();
http.createServer((request, response) => handle(request, response)).listen(port, '127.0.0.1', () => process.send?.({ ready: true }));
