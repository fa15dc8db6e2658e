import { randomBytes, randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { applyMigrations } from '@/lib/setup/apply-migrations';
import { ensureDatabase } from '@/lib/setup/database';
import { startCluster, stopCluster } from '@/lib/setup/embedded-postgres';

/*
 * Many counters at once: each writer receives dossiers one after the other, one in ten fails after its numbers were taken.
 * No gap and no repeat may be left. PostgreSQL syncs to disk as it would in an office.
 *   npm run bench -- intake [writers] [each]
 */
export async function benchIntake(writers = 64, each = 1_000) {
  const folder = path.join(os.tmpdir(), `tthc-bench-${randomBytes(4).toString('hex')}`);
  const cluster = await startCluster(folder, () => undefined);
  await ensureDatabase(cluster.superuserUrl(), 'bench');
  Object.assign(process.env, { DATABASE_URL: cluster.superuserUrl('bench'), DATA_DIR: folder, DATABASE_POOL: '16' });
  await applyMigrations(cluster.superuserUrl('bench'));
  const [{ actorNamed, anIntake, checkOrdinals, openOffice }, { ReceiveDossier }, { receiveDossier }, { db }] = await Promise.all([
    import('../support/counter-office'), import('@/lib/schemas/receive-dossier'), import('@/lib/usecases/receive-dossier'), import('@/lib/db/client'),
  ]);
  try {
    await openOffice();
    const clerk = await actorNamed('tiepnhan');
    const base = ReceiveDossier.parse(await anIntake({ receivedAt: '2026-11-20T10:24', lateReason: 'Đo tốc độ' }));
    const waits: number[] = [];
    let failed = 0;
    const begun = performance.now();
    await Promise.all(Array.from({ length: writers }, async (_, writer) => {
      for (let n = 0; n < each; n += 1) {
        const isToFail = (writer * each + n) % 10 === 3;
        const from = performance.now();
        // Fails after the numbers are taken: the column takes no such visit.
        const input = { ...base, key: randomUUID(), ...(isToFail ? { visitId: 'not-a-uuid' } : {}), applicant: { ...base.applicant, taxCode: `02${String(10_000_000 + ((writer * each + n) % 500)).slice(-8)}` } };
        await receiveDossier({ actor: clerk }, input).then((result) => { if (!result.ok) throw new Error(JSON.stringify(result.refusal)); }, () => { failed += 1; });
        waits.push(performance.now() - from);
      }
    }));
    const seconds = (performance.now() - begun) / 1000;
    waits.sort((a, b) => a - b);
    const kept = await checkOrdinals();
    await db().$disconnect();
    return { writers, each, kept, failed, seconds, perSecond: kept / seconds, p50: waits[Math.floor(waits.length / 2)] ?? 0, p95: waits[Math.floor(waits.length * 0.95)] ?? 0 };
  } finally {
    stopCluster(folder);
  }
}
