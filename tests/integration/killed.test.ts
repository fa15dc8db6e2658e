import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEventFacts } from '@/lib/data/dossier-acts';
import { db } from '@/lib/db/client';
import { foldEvents } from '@/lib/domain/dossier/fold';
import { isLegalHistory } from '@/lib/domain/dossier/history';
import { verifyAudit } from '@/lib/usecases/verify-audit';
import type { Actor } from '@/lib/domain/access/can';
import { actorNamed, AGENCY, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { insertDossier } from '../support/insert-dossier';

const { url } = useDatabase();

const KILLS = 200;
const LANES = 4;
const root = path.resolve(import.meta.dirname, '../..');
/** The writer as one file, so that two hundred of them start quickly. Inside the project: it finds its packages there. */
const writer = path.join(root, 'node_modules/.cache', `kill-writer-${process.pid}.mjs`);
/** By dossier: the numbers of the events that the application said were kept. */
const acknowledged = new Map<string, number[]>();
let officer: Actor;
let clerk: Actor;
const codes: string[] = [];

/** Starts a writer, lets it live for a while after its first word, and kills it with no warning. */
function killOne(code: string, livesMs: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=react-server', writer, code, JSON.stringify(officer)], { cwd: root, env: { ...process.env, DATABASE_URL: url() }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, wrong, isDying] = ['', '', false];
    const patience = setTimeout(() => child.kill('SIGKILL'), 90_000);
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (isDying) return;
      isDying = true;
      setTimeout(() => child.kill('SIGKILL'), livesMs);
    });
    child.stderr.on('data', (chunk: Buffer) => { wrong += chunk.toString(); });
    child.on('close', () => {
      clearTimeout(patience);
      // A line cut off in the middle was not said.
      const seqs = said.split('\n').slice(0, -1).map(Number);
      if (seqs.length === 0) reject(new Error(`the writer of ${code} never wrote: ${wrong.slice(0, 2_000)}`));
      else resolve(seqs);
    });
  });
}

beforeAll(async () => {
  await build({ entryPoints: [path.join(root, 'tests/support/kill-writer.ts')], outfile: writer, bundle: true, platform: 'node', format: 'esm', packages: 'external', conditions: ['react-server'], alias: { '@': root }, logLevel: 'error' });
  await openOffice();
  [clerk, officer] = [await actorNamed('tiepnhan'), await actorNamed('chuyenvien')];
  for (let ordinal = 1; ordinal <= KILLS; ordinal += 1) codes.push(await insertDossier({ ordinal, hoursAgo: 30, by: clerk }));
});

afterAll(() => rm(writer, { force: true }));

describe(`the application killed ${KILLS} times while it writes`, () => {
  it('loses nothing that it said was kept, and leaves nothing half done', { timeout: 1_200_000 }, async () => {
    const waiting = codes.map((code, index) => ({ code, livesMs: (index * 37) % 260 }));
    await Promise.all(Array.from({ length: LANES }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) acknowledged.set(next.code, await killOne(next.code, next.livesMs));
    }));
    expect(acknowledged.size).toBe(KILLS);

    const beyond: number[] = [];
    for (const dossier of await db().dossier.findMany({ where: { agencyId: AGENCY }, orderBy: { code: 'asc' } })) {
      const events = await readEventFacts(db(), AGENCY, dossier.id);
      const stored = new Set(events.map(({ seq }) => seq));
      const said = acknowledged.get(dossier.code) ?? [];
      expect(said.filter((seq) => !stored.has(seq)), `${dossier.code}: acknowledged, and not there`).toEqual([]);
      beyond.push(events.length - Math.max(...said));
      expect(isLegalHistory(events)).toBe(true);
      const state = foldEvents(events);
      expect(state).toMatchObject({ ok: true, value: { status: dossier.status, supplementAsks: dossier.supplementAsks } });
      expect(dossier.eventCount).toBe(events.length);
      const asks = events.filter(({ act }) => act === 'request-supplement').length;
      expect(await db().paper.count({ where: { agencyId: AGENCY, dossierId: dossier.id, kind: 'supplement-request' } }), `${dossier.code}: papers`).toBe(asks);
      expect(await db().auditEntry.count({ where: { agencyId: AGENCY, subject: `dossier:${dossier.code}`, action: { in: ['dossier:take-over', 'dossier:request-supplement', 'dossier:receive-supplement', 'dossier:consult', 'dossier:consult-reply'] } } }), `${dossier.code}: audit rows`).toBe(events.length - 1);
    }
    // What was kept but not yet said when the process died is at most one act.
    expect(Math.min(...beyond)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...beyond)).toBeLessThanOrEqual(1);
    const papers = await db().paper.findMany({ where: { agencyId: AGENCY, kind: 'supplement-request' }, select: { ordinal: true } });
    expect(papers.map(({ ordinal }) => ordinal).sort((a, b) => a - b)).toEqual(papers.map((_, index) => index + 1));
    expect((await verifyAudit(AGENCY)).faults).toEqual([]);
  });
});
