// Keeps the public catalogue's pages as they were drawn, until anything that they show changes. Plain JavaScript: it
// stands before the application, in the process that listens.
import { createHash } from 'node:crypto';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Vietnam keeps +07:00 all the year. */
const OFFSET = 7 * 60 * MINUTE;
const LONGEST_ADDRESS = 400;
const LARGEST_PAGE = 2 * 1024 * 1024;
const MOST_BYTES = 48 * 1024 * 1024;

/** Pages that are the same for everyone, and for how long: a due date is right for the minute, a list for the day. */
const KEPT = [
  { path: /^\/(?:en\/)?thu-tuc\/[^/]+$/, lasts: MINUTE },
  { path: /^\/(?:en\/)?thu-tuc$/, lasts: DAY },
  { path: /^\/(?:en\/)?du-lieu-mo$/, lasts: DAY },
  { path: /^\/api\/thu-tuc\/tim$/, lasts: DAY },
];

/** Headers that belong to one answer and not to the page. */
const OWN = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'cache-control', 'etag']);

/** The first instant at which a page drawn at `at` would be another one, by the wall clock of Vietnam. */
export const endOf = (at, lasts) => Math.floor((at + OFFSET) / lasts) * lasts + lasts - OFFSET;

/**
 * Asks `question` for whoever comes: never with an answer that was asked for before they came. Those who come while one
 * is under way share the next.
 */
export function shared(question) {
  let running = null;
  let next = null;
  const start = () => {
    const mine = question().finally(() => {
      if (running === mine) running = null;
    });
    running = mine;
    return mine;
  };
  return () => {
    if (running === null) return start();
    next ??= running.catch(() => null).then(() => {
      next = null;
      return start();
    });
    return next;
  };
}

/** A word that changes with everything the catalogue shows (table catalogue_change, written by triggers). */
export const revisionOf = (pool) =>
  shared(async () => {
    const { rows } = await pool.query(`SELECT count(*) || '-' || coalesce(max(xact), 0) || '-' || coalesce(extract(epoch FROM max(at)), 0) AS revision FROM catalogue_change`);
    return rows[0].revision;
  });

/** Lets the answer through to whoever asked and keeps a copy; `keep` is told only of a whole page that is anybody's. */
function record(response, keep) {
  const chunks = [];
  let size = 0;
  const { write, end } = response;
  const take = (chunk, encoding) => {
    if (chunk === undefined || chunk === null || typeof chunk === 'function' || size > LARGEST_PAGE) return;
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8') : Buffer.from(chunk);
    size += bytes.length;
    chunks.push(bytes);
  };
  response.write = function (chunk, ...rest) {
    take(chunk, rest[0]);
    return write.call(this, chunk, ...rest);
  };
  response.end = function (chunk, ...rest) {
    take(chunk, rest[0]);
    const headers = Object.entries(response.getHeaders()).filter(([name]) => !OWN.has(name));
    const isAnybodys = response.statusCode === 200 && size > 0 && size <= LARGEST_PAGE && !response.hasHeader('set-cookie') && /^(text\/html|application\/json)/.test(String(response.getHeader('content-type')));
    if (isAnybodys && !response.destroyed) keep(Buffer.concat(chunks), headers);
    return end.call(this, chunk, ...rest);
  };
}

function answer(request, response, { body, headers, etag }) {
  for (const [name, value] of headers) response.setHeader(name, value);
  // Kept by a browser too, but asked about every time.
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('ETag', etag);
  if (request.headers['if-none-match'] === etag) {
    response.statusCode = 304;
    response.end();
    return;
  }
  response.setHeader('Content-Length', body.length);
  response.end(body);
}

/**
 * A handler before `handle`. A page is shown again only while its minute or day lasts and while `revision()` says what it
 * said before the page was drawn, whichever process made a change. When that cannot be asked, nothing is shown again.
 */
export function withPageCache(handle, { revision, clock, mostBytes = MOST_BYTES }) {
  const pages = new Map();
  let bytes = 0;
  const drop = (key) => {
    bytes -= pages.get(key)?.body.length ?? 0;
    pages.delete(key);
  };
  return async (request, response) => {
    const url = request.url ?? '';
    const [path] = url.split('?', 1);
    const kind = request.method === 'GET' && url.length <= LONGEST_ADDRESS && !request.headers.rsc && !request.headers['next-router-state-tree'] ? KEPT.find((one) => one.path.test(path)) : undefined;
    if (!kind) return handle(request, response);
    const at = clock();
    const now = await revision().catch(() => null);
    if (now === null) return handle(request, response);
    const key = `${/\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? 'gzip' : 'plain'} ${url}`;
    const kept = pages.get(key);
    if (kept && kept.revision === now && at < kept.until) {
      // The one used last is dropped last.
      pages.delete(key);
      pages.set(key, kept);
      return answer(request, response, kept);
    }
    if (kept) drop(key);
    record(response, (body, headers) => {
      drop(key);
      pages.set(key, { body, headers, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`, revision: now, until: endOf(at, kind.lasts) });
      bytes += body.length;
      for (const oldest of pages.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    });
    return handle(request, response);
  };
}
