import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Context } from '@/lib/usecases/context';
import { benchFolder, prepareRegister, type Register } from './prepare';
import { line, printTable } from './print';
import { startProduct, startYardstick } from './servers';
import type { Bench, Row } from './workloads';

const AGENCY = 1;
const SEARCH = 'nguyen van an';
const PARTS = ['create', 'queue', 'lookup', 'search', 'counts', 'report', 'export'] as const;
type Part = (typeof PARTS)[number];

export type Options = { readonly rows: number; readonly only: readonly Part[]; readonly fresh: boolean; readonly seconds: number };

/** `--rows 1000000 --only create,queue --fresh --seconds 8`. Throws a sentence when something cannot be read. */
export function readOptions(words: readonly string[]): Options {
  const valueOf = (name: string): string | undefined => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
  const rows = Number(valueOf('--rows') ?? 1_000_000);
  if (!Number.isInteger(rows) || rows < 1_000 || rows > 5_000_000) throw new Error('--rows: a whole number from 1000 to 5000000');
  const only = (valueOf('--only')?.split(',') ?? PARTS) as Part[];
  const unknown = only.filter((part) => !PARTS.includes(part));
  if (unknown.length > 0) throw new Error(`--only: ${unknown.join(', ')} is none of ${PARTS.join(', ')}`);
  return { rows, only, fresh: words.includes('--fresh'), seconds: Number(valueOf('--seconds') ?? 8) };
}

/** A session and a token as a person and a client would have them, and what the requests need to know. */
async function setUp(register: Register) {
  const [{ db }, { sealSessionKey }, { createApiToken }, { systemActor }, clock, { loadCalendar }, { queueMoments }, { actorNamed }, { scopeOf }, { actorOfToken }, { findTokenByHash }, { tokenHashOf }, { API_SCOPES }, { statementsOf }] = await Promise.all([
    import('@/lib/db/client'), import('@/lib/web/session-token'), import('@/lib/usecases/create-api-token'), import('@/lib/usecases/system-actor'), import('@/lib/platform/clock'), import('@/lib/data/calendar'), import('@/lib/domain/dossier/queue-bounds'),
    import('../../support/counter-office'), import('@/lib/domain/access/can'), import('@/lib/web/api-client'), import('@/lib/data/api-tokens'), import('@/lib/usecases/create-api-token'), import('@/lib/domain/access/api-scopes'), import('./statements'),
  ]);
  const instant = clock.now();
  const now = clock.localTimeOf(instant);
  const cookieOf = async (username: string): Promise<string> => {
    const { staffId } = await actorNamed(username);
    const session = await db().staffSession.create({ data: { agencyId: AGENCY, staffId, method: 'password', createdAt: instant, lastSeenAt: instant, expiresAt: new Date(instant.getTime() + 8 * 3_600_000) } });
    return `tthc.phien=${await sealSessionKey({ agencyId: AGENCY, sessionId: session.id })}`;
  };
  const made = await createApiToken({ actor: systemActor(AGENCY), instant, now }, { name: `Bench ${randomBytes(4).toString('hex')}`, scopes: [...API_SCOPES], expiresOn: null, ratePerMinute: 10_000 } as never);
  if (!made.ok) throw new Error(made.refusal.name);
  await db().$executeRaw`UPDATE api_token SET "ratePerMinute" = 100000000 WHERE id = ${made.value.id}::uuid`;
  const token = await findTokenByHash(tokenHashOf(made.value.token));
  if (!token) throw new Error('the token is not there');
  const calendar = await loadCalendar(AGENCY);
  const moments = queueMoments(now, calendar);
  const bounds = { now: clock.instantOf(moments.now), tomorrow: clock.instantOf(moments.tomorrow), afterSoon: clock.instantOf(moments.afterSoon) };
  const head = await actorNamed('truongphong');
  const filter = { agencyId: AGENCY, reach: scopeOf(head, 'dossier:view'), holdingUnitIds: [...new Set(head.roles.map(({ unitId }) => unitId))] };
  const everything = { agencyId: AGENCY, reach: { kind: 'agency' as const } };
  const client = new pg.Client({ connectionString: register.ownerUrl });
  await client.connect();
  const { rows: tokens } = await client.query<{ qrToken: string }>('SELECT "qrToken" FROM dossier TABLESAMPLE SYSTEM (5) WHERE "receivedAt" IS NOT NULL LIMIT 2000');
  await client.end();
  const apiContext: Context = { actor: await actorOfToken(token), instant, now };
  let company = 0;
  const body = await apiBody();
  return {
    cookie: await cookieOf('truongphong'), leaderCookie: await cookieOf('lanhdao'), apiToken: made.value.token, apiContext, tokens: tokens.map(({ qrToken }) => qrToken), filter, everything, bounds, search: SEARCH,
    statements: statementsOf(filter, bounds, SEARCH), apiBody: () => ({ ...body, applicant: { ...body.applicant, taxCode: `02${String(10_000_000 + (company++ % 200)).slice(-8)}` } }),
  };
}

/** What another system sends: a complete set of papers of an invented company. */
async function apiBody() {
  const { EXPERT, versionOf, WORK_PERMIT } = await import('../../support/counter-office');
  const version = await versionOf(WORK_PERMIT);
  return {
    procedure: WORK_PERMIT, caseName: EXPERT, channel: 'in-person',
    applicant: { kind: 'enterprise', name: 'Công ty TNHH Cơ khí chính xác Sao Bến', taxCode: '0200000002', address: 'Lô C3, Khu công nghiệp VSIP Hải Phòng, thành phố Hải Phòng', phone: '0900000002' },
    components: version.content.components.flatMap(({ caseName, originals, copies }, index) => (caseName === null || caseName === EXPERT ? [{ ordinal: index + 1, originals, copies }] : [])),
  };
}

/** Makes the register, starts product and yardsticks, measures, prints, and keeps what was found. */
export async function benchRegister(words: readonly string[]): Promise<void> {
  const options = readOptions(words);
  const say = (line: string) => console.log(line);
  const loadBefore = os.loadavg()[0] ?? 0;
  const register = await prepareRegister(options.rows, options.fresh, say);
  say(`${register.dossiers.toLocaleString('en')} dossiers, ${register.events.toLocaleString('en')} events, ${register.open.toLocaleString('en')} open; made in ${register.seconds.toFixed(0)} s${register.isKept ? ' by an earlier run' : ''}`);
  const parts = await setUp(register);
  const workloads = await import('./workloads');
  const product = await startProduct(register.appUrl);
  const yardstick = await startYardstick(register.appUrl, parts.statements);
  const rows: Row[] = [];
  try {
    say(`product ready in ${product.readyMs.toFixed(0)} ms, ${product.rssMb().toFixed(0)} MB; load of the machine ${os.loadavg()[0]?.toFixed(1)}`);
    const bench: Bench = { ...parts, product, yardstick, ownerUrl: register.ownerUrl, seconds: options.seconds, say };
    const { load } = await import('./load');
    const still = await load(yardstick.url, () => ({ path: '/' }), 16, options.seconds);
    say(`a static page of the same Next.js: ${still.perSecond.toFixed(0)} a second at 16 connections`);
    for (const part of options.only) {
      say(`${part}…`);
      try {
        const found = await workloads[part === 'export' ? 'exports' : part](bench);
        rows.push(...found);
        for (const row of found) say(`  ${line(row)}`);
      } catch (error) {
        say(`  ${part} failed: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    const memory = product.rssMb();
    const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: import.meta.dirname, encoding: 'utf8' }).stdout?.trim() ?? '';
    const record = {
      at: new Date().toISOString(), commit, loadBefore, rows: options.rows, events: register.events, generatedIn: register.seconds, machine: { cpu: os.cpus()[0]?.model ?? '', cores: os.cpus().length, memoryGb: Math.round(os.totalmem() / 2 ** 30), node: process.version, load: os.loadavg() },
      startMs: product.readyMs, memoryMb: memory, staticPerSecond: still.perSecond, results: rows,
    };
    const history = path.resolve(import.meta.dirname, '../history.jsonl');
    printTable(record, fs.existsSync(history) ? fs.readFileSync(history, 'utf8') : '');
    fs.mkdirSync(benchFolder(), { recursive: true });
    // Figures of a machine that does something else besides are no history.
    const isQuiet = loadBefore < os.cpus().length;
    if (isQuiet) fs.appendFileSync(history, `${JSON.stringify(record)}\n`);
    fs.writeFileSync(path.join(benchFolder(), `last-${options.rows}.json`), JSON.stringify(record, null, 2));
    say(isQuiet ? `\nKept in ${history}` : `\nNot kept in the history: the machine was busy before (load ${loadBefore.toFixed(1)}).`);
  } finally {
    await Promise.all([product.stop(), yardstick.stop()]);
  }
}
