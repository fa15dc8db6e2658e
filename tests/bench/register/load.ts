import autocannon from 'autocannon';

/** Times in milliseconds. */
export type Times = { readonly p50: number; readonly p95: number; readonly p99: number; readonly perSecond: number; readonly count: number; readonly failed: number };

export function timesOf(all: number[], seconds: number, failed = 0): Times {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond: sorted.length / seconds, count: sorted.length, failed };
}

export type Asked = { readonly path: string; readonly method?: 'GET' | 'POST'; readonly headers?: Record<string, string>; readonly body?: string };

/** Sends requests one after the other over so many connections for a time. Every answer but 2xx is a failure, and is told. */
export async function load(base: string, next: () => Asked, connections: number, seconds: number): Promise<Times> {
  const waits: number[] = [];
  const wrong = new Map<number, number>();
  const run = (duration: number, isKept: boolean) => new Promise<void>((resolve, reject) => {
    const instance = autocannon({
      url: base, connections, duration, timeout: 60,
      requests: [{ setupRequest: (request) => { const asked = next(); return { ...request, method: asked.method ?? 'GET', path: asked.path, headers: { ...asked.headers }, body: asked.body } as autocannon.Request; } }],
    }, (error) => (error ? reject(error as Error) : resolve()));
    instance.on('response', (_client, status, _bytes, time) => {
      if (status < 200 || status > 299) wrong.set(status, (wrong.get(status) ?? 0) + 1);
      else if (isKept) waits.push(time);
    });
  });
  await run(Math.max(1, Math.round(seconds / 4)), false);
  const from = performance.now();
  await run(seconds, true);
  const spent = (performance.now() - from) / 1000;
  if (wrong.size > 0) console.log(`    answers other than 2xx: ${[...wrong].map(([status, n]) => `${status} x ${n}`).join(', ')}`);
  return timesOf(waits, spent, [...wrong.values()].reduce((sum, n) => sum + n, 0));
}

/** Runs a piece of work over so many writers for a time. */
export async function repeat(work: (writer: number) => Promise<unknown>, writers: number, seconds: number): Promise<Times> {
  const waits: number[] = [];
  for (let n = 0; n < 3; n += 1) await work(0);
  const from = performance.now();
  await Promise.all(Array.from({ length: writers }, async (_, writer) => {
    while (performance.now() - from < seconds * 1000) {
      const begun = performance.now();
      await work(writer);
      waits.push(performance.now() - begun);
    }
  }));
  return timesOf(waits, (performance.now() - from) / 1000);
}
