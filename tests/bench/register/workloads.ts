import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { countDossiers } from '@/lib/data/dossier-search';
import { readCounterHours, readMonths, readOutcomesByProcedure, readQueueCounts, readUnitCounts } from '@/lib/data/dossier-counters';
import type { QueueBounds, QueueFilter } from '@/lib/data/queue-filter';
import { exportSql } from '@/lib/data/dossier-export';
import { ApiReceiveDossier } from '@/lib/schemas/api-dossiers';
import { ReceiveDossier } from '@/lib/schemas/receive-dossier';
import { buildReport } from '@/lib/usecases/build-report';
import { intakeOfClient, receiveFromClient } from '@/lib/usecases/receive-from-client';
import { instantOf, localTimeOf, now, today } from '@/lib/platform/clock';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { reportingYear } from '@/lib/domain/report/period';
import { load, repeat, timesOf, type Times } from './load';
import { captureTransaction, replayer } from './replay';
import type { Running } from './servers';
import { AGGREGATE, type statementsOf } from './statements';

export type Row = { readonly workload: string; readonly connections: number; readonly product: Times; readonly floor: Times | null; readonly floorName: string; readonly by: 'throughput' | 'p50' | 'p95' | 'mb' | 'ms'; readonly ratio: number; readonly wanted: string; readonly isReached: boolean | null; readonly note?: string };

export type Bench = {
  readonly product: Running; readonly yardstick: Running; readonly ownerUrl: string; readonly seconds: number;
  readonly cookie: string; readonly leaderCookie: string; readonly apiToken: string; readonly apiBody: () => object; readonly apiContext: Parameters<typeof receiveFromClient>[0];
  readonly tokens: readonly string[]; readonly filter: QueueFilter; readonly everything: QueueFilter; readonly bounds: QueueBounds; readonly statements: ReturnType<typeof statementsOf>; readonly search: string;
  readonly say: (line: string) => void;
};

const AGENCY = 1;
const single = (ms: number): Times => timesOf([ms], ms / 1000);

/** Nothing is reached that was not measured on both sides, or that failed now and then. */
const judged = (product: Times, floor: Times, isGood: boolean): boolean | null => (product.count === 0 || floor.count === 0 ? null : product.failed === 0 && isGood);

/** A ratio of throughput is to be at least so much; one of times at most. */
export const atLeast = (workload: string, connections: number, product: Times, floor: Times, floorName: string, wanted: number): Row => {
  const ratio = product.perSecond / floor.perSecond;
  return { workload, connections, product, floor, floorName, by: 'throughput', ratio, wanted: `≥ ${wanted}`, isReached: judged(product, floor, ratio >= wanted) };
};
export const atMost = (workload: string, connections: number, product: Times, floor: Times, floorName: string, wanted: number, by: 'p50' | 'p95' = 'p50', note?: string): Row => {
  const ratio = product[by] / floor[by];
  return { workload, connections, product, floor, floorName, by, ratio, wanted: `≤ ${wanted} x`, isReached: judged(product, floor, ratio <= wanted), note };
};

const cycle = <T>(all: readonly T[]): (() => T) => {
  let at = 0;
  return () => all[at++ % all.length] as T;
};

/** Creates through the API, against the same statements through the driver. */
export async function create(bench: Bench): Promise<Row[]> {
  const { product, ownerUrl, seconds } = bench;
  const ask = () => ({ path: '/api/v1/dossiers', method: 'POST' as const, headers: { authorization: `Bearer ${bench.apiToken}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() }, body: JSON.stringify(bench.apiBody()) });
  const results: Row[] = [];
  let code = '';
  const receiveOnce = async () => {
    const sent = ApiReceiveDossier.parse(bench.apiBody());
    const received = await receiveFromClient(bench.apiContext, { sent, externalCode: null, input: ReceiveDossier.parse(await intakeOfClient(bench.apiContext, randomUUID(), sent)) });
    if (!received.ok) throw new Error(JSON.stringify(received.refusal));
    code = received.value.code;
  };
  // Once before, so that what is kept in memory (the calendar) is there, as in a server that has run for a minute.
  await receiveOnce();
  const statements = await captureTransaction(receiveOnce);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows: applicants } = await client.query<{ id: string }>('SELECT id FROM applicant WHERE "taxCode" IS NOT NULL ORDER BY id LIMIT 200');
  await client.end();
  const replay = await replayer(ownerUrl, statements, code, applicants.map(({ id }) => id));
  for (const connections of [1, 16]) {
    const floor = await repeat(replay.once, connections, seconds);
    const made = await load(product.url, ask, connections, seconds);
    results.push(atLeast('create a dossier by API', connections, made, floor, `its ${statements.length} statements through pg`, 0.5));
  }
  await replay.end();
  return results;
}

export async function queue(bench: Bench): Promise<Row[]> {
  const { product, yardstick, seconds } = bench;
  const results: Row[] = [];
  const headers = { cookie: bench.cookie };
  for (const connections of [1, 16]) {
    const bare = await load(yardstick.url, () => ({ path: '/api/danh-sach' }), connections, seconds);
    const json = await load(product.url, () => ({ path: '/api/ho-so?xem=phong-toi', headers }), connections, seconds);
    results.push(atLeast('unit queue, 50 rows, JSON', connections, json, bare, 'bare route handler', 0.6));
    const barePage = await load(yardstick.url, () => ({ path: '/danh-sach' }), connections, seconds);
    const page = await load(product.url, () => ({ path: '/ho-so?xem=phong-toi', headers }), connections, seconds);
    results.push(atLeast('unit queue as a page', connections, page, barePage, 'bare page, same rows', 0.8));
    if (connections === 1) {
      const late = await load(product.url, () => ({ path: '/api/ho-so?xem=phong-toi&loc=qua-han', headers }), 1, seconds);
      results.push(atMost('late queue', 1, late, json, 'first page of the queue', 1.2));
      const leader = { cookie: bench.leaderCookie };
      const first = await load(product.url, () => ({ path: '/api/ho-so?xem=tat-ca', headers: leader }), 1, seconds);
      let cursor = '';
      for (let n = 0; n < 20; n += 1) {
        const body = (await (await fetch(`${product.url}/api/ho-so?xem=tat-ca${cursor && `&sau=${cursor}`}`, { headers: leader })).json()) as { next: string | null };
        if (!body.next) break;
        cursor = body.next;
      }
      const deep = await load(product.url, () => ({ path: `/api/ho-so?xem=tat-ca&sau=${cursor}`, headers: leader }), 1, seconds);
      results.push(atMost('a deep page (20 pages on)', 1, deep, first, 'first page of the queue', 1.2));
    }
  }
  return results;
}

export async function lookup(bench: Bench): Promise<Row[]> {
  const { product, yardstick, seconds } = bench;
  const next = cycle(bench.tokens);
  const results: Row[] = [];
  for (const connections of [1, 16]) {
    const bare = await load(yardstick.url, () => ({ path: `/api/tra-cuu?ma=${next()}` }), connections, seconds);
    const json = await load(product.url, () => ({ path: `/api/tra-cuu/${next()}` }), connections, seconds);
    results.push(atLeast('public look-up, JSON', connections, json, bare, 'bare route handler', 0.8));
    const barePage = await load(yardstick.url, () => ({ path: `/tra-cuu?ma=${next()}` }), connections, seconds);
    const page = await load(product.url, () => ({ path: `/tra-cuu/q/${next()}` }), connections, seconds);
    results.push(atLeast('public look-up, page', connections, page, barePage, 'bare dynamic page', 0.7));
  }
  return results;
}

export async function search(bench: Bench): Promise<Row[]> {
  const { product, ownerUrl, seconds, statements } = bench;
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 16 });
  const results: Row[] = [];
  for (const connections of [1, 16]) {
    const floor = await repeat(() => pool.query(statements.search.text, [...statements.search.values]), connections, seconds);
    const found = await load(product.url, () => ({ path: `/api/ho-so?tim=${encodeURIComponent(bench.search)}`, headers: { cookie: bench.leaderCookie } }), connections, seconds);
    results.push(atMost(`search "${bench.search}"`, connections, found, floor, 'the same SQL', 1.5), atMost(`search "${bench.search}"`, connections, found, floor, 'the same SQL', 2, 'p95'));
  }
  await pool.end();
  return results;
}

export async function counts(bench: Bench): Promise<Row[]> {
  const { ownerUrl, seconds, bounds, filter, everything } = bench;
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  const month = today().slice(0, 7);
  const before = addDays(today(), -730).slice(0, 7);
  const floor = await repeat(() => pool.query('SELECT count(*) FROM dossier'), 1, Math.min(seconds, 5));
  const short = Math.min(seconds, 4);
  const unit = await repeat(() => readQueueCounts(filter, bounds), 1, short);
  const agency = await repeat(() => readQueueCounts(everything, bounds), 1, short);
  const counted = await repeat(() => countDossiers(everything, bounds), 1, short);
  const tiles = await repeat(() => readUnitCounts(everything, bounds), 1, short);
  const trend = await repeat(() => readMonths({ agencyId: AGENCY }, before, month), 1, short);
  const outcomes = await repeat(() => readOutcomesByProcedure({ agencyId: AGENCY }, month, month), 1, short);
  const heat = await repeat(() => readCounterHours(AGENCY, month, month), 1, short);
  await pool.end();
  const row = (name: string, times: Times, note?: string) => atMost(name, 1, times, floor, 'count(*) over the register', 0.1, 'p50', note);
  return [
    row('counts of a unit queue', unit), row('counts of the whole queue', agency, `without the counters: ${counted.p50.toFixed(1)} ms`), row('tiles by unit', tiles), row('trend over 24 months', trend),
    row('outcomes by procedure, a month', outcomes), row('heat of the week, a month', heat),
  ];
}

export async function report(bench: Bench): Promise<Row[]> {
  const { ownerUrl } = bench;
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  const year = Number(today().slice(0, 4));
  const period = { ...reportingYear(year), to: today() < reportingYear(year).to ? today() : reportingYear(year).to };
  const wanted = { agencyId: AGENCY, period, now: now(), asOf: now() };
  const values = [AGENCY, instantOf({ on: period.from, minute: 0 }), instantOf({ on: addDays(period.to, 1), minute: 0 })];
  const several = async (work: () => Promise<unknown>): Promise<Times> => {
    const waits: number[] = [];
    await work();
    const begun = performance.now();
    while (waits.length < 9 && performance.now() - begun < 20_000) {
      const from = performance.now();
      await work();
      waits.push(performance.now() - from);
    }
    return timesOf(waits, (performance.now() - begun) / 1000);
  };
  const floor = await several(() => pool.query(AGGREGATE, values));
  const built = await several(() => buildReport(wanted));
  const past = instantOf({ on: addDays(today(), -60), minute: 600 });
  const pastPeriod = { from: period.from, to: localTimeOf(past).on as PlainDate };
  const asOf = await several(() => buildReport({ ...wanted, period: pastPeriod, asOf: past }));
  await pool.end();
  return [
    atMost(`II.06a of ${year}`, 1, built, floor, 'aggregate over the dossiers', 0.4),
    atMost('II.06a as of an instant 60 days ago', 1, asOf, floor, 'aggregate over the dossiers', 1.5),
  ];
}

/** An export, against COPY of the same columns; the memory the server needed for it. */
export async function exports(bench: Bench): Promise<Row[]> {
  const { product, ownerUrl } = bench;
  const LINES = 100_000;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows: [from] } = await client.query<{ on: string }>(`SELECT tthc_local_day("receivedAt")::text AS "on" FROM dossier WHERE "receivedAt" IS NOT NULL ORDER BY "receivedAt" DESC OFFSET ${LINES} LIMIT 1`);
  const begin = (from?.on ?? addDays(today(), -3_650)) as PlainDate;
  const { text, values } = exportSql({ ...bench.everything, receivedFrom: instantOf({ on: begin, minute: 0 }), receivedBefore: instantOf({ on: addDays(today(), 1), minute: 0 }) });
  const copied = text.replace(/\$(\d+)/g, (_, n: string) => { const value = values[Number(n) - 1]; return value instanceof Date ? `'${value.toISOString()}'::timestamptz` : typeof value === 'number' ? String(value) : client.escapeLiteral(String(value)); });
  const copy = async (): Promise<number> => {
    const begun = performance.now();
    await pipeline(client.query(copyTo(`COPY (${copied}) TO STDOUT (FORMAT csv)`)), new Writable({ write: (_piece, _encoding, done) => done() }));
    return performance.now() - begun;
  };
  await copy();
  const floor = single(Math.min(await copy(), await copy()));
  await client.end();
  const results: Row[] = [];
  for (const [kind, wanted] of [['csv', 2.5], ['xlsx', 12]] as const) {
    const fetchAll = async (): Promise<number> => {
      const begun = performance.now();
      const response = await fetch(`${product.url}/ho-so/xuat?xem=tat-ca&tu=${begin}&den=${today()}&dang=${kind}`, { headers: { cookie: bench.leaderCookie } });
      if (!response.ok || !response.body) throw new Error(`export ${kind}: ${response.status} ${await response.text()}`);
      for await (const _piece of response.body as unknown as AsyncIterable<Uint8Array>) void _piece;
      return performance.now() - begun;
    };
    await fetchAll();
    const { value, grownMb } = await product.peakDuring(async () => Math.min(await fetchAll(), await fetchAll()));
    results.push(atMost(`export of ${LINES.toLocaleString('en')} rows, ${kind.toUpperCase()}`, 1, single(value), floor, 'COPY … TO STDOUT', wanted));
    results.push({ workload: `memory during the ${kind.toUpperCase()} export`, connections: 1, product: single(grownMb), floor: null, floorName: '', by: 'mb', ratio: grownMb, wanted: '≤ 64 MB', isReached: grownMb <= 64 });
  }
  return results;
}
