// The page "Kiểm tra tại chỗ" without a network. It keeps that one page and the files it is made of, nothing else: no other page
// of the office, and no answer of the API, ever enters this cache. What people record is in IndexedDB, not here.
const VERSION = 'kiem-tra-tai-cho-1';
const PAGE = '/kiem-tra/tai-cho';

const isFile = (url) => url.origin === self.location.origin && url.pathname.startsWith('/_next/static/');

/** The page, when it is the page: a redirect to sign-in or an error must not take its place. */
async function keepPage(response) {
  if (response.status !== 200 || response.redirected || response.type !== 'basic') return;
  const cache = await caches.open(VERSION);
  const text = await response.clone().text();
  const files = [...new Set([...text.matchAll(/\/_next\/static\/[^"'\\\s<>)]+/g)].map(([path]) => path))];
  await Promise.all(files.map(async (path) => ((await cache.match(path)) ? undefined : cache.add(path).catch(() => undefined))));
  await cache.put(PAGE, response);
}

self.addEventListener('install', (event) => {
  event.waitUntil(fetch(PAGE, { credentials: 'same-origin' }).then(keepPage, () => undefined).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith('kiem-tra-tai-cho-') && name !== VERSION) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('message', (event) => {
  const { kind, urls } = event.data ?? {};
  if (kind !== 'keep' || !Array.isArray(urls)) return;
  event.waitUntil(
    (async () => {
      const cache = await caches.open(VERSION);
      const files = urls.map((url) => new URL(url, self.location.origin)).filter(isFile);
      await Promise.all(files.map(async ({ href }) => ((await cache.match(href)) ? undefined : cache.add(href).catch(() => undefined))));
    })(),
  );
});

/** The newest page when the network answers soon, else the one that was kept. */
async function page(request) {
  const soon = new Promise((resolve) => setTimeout(resolve, 4000));
  const asked = fetch(request).then(async (response) => {
    await keepPage(response.clone()).catch(() => undefined);
    return response;
  });
  asked.catch(() => undefined);
  const first = await Promise.race([asked.catch(() => undefined), soon]);
  // Signed out: the page goes on working on what is kept, and asks to sign in when it sends.
  if (first && first.status === 200 && !first.redirected) return first;
  const kept = await (await caches.open(VERSION)).match(PAGE);
  return kept ?? first ?? asked;
}

async function file(request) {
  const cache = await caches.open(VERSION);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200) await cache.put(request.url, response.clone());
  return response;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && url.pathname === PAGE) event.respondWith(page(request));
  else if (isFile(url)) event.respondWith(file(request));
});
