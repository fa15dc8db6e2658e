import 'server-only';
import { db } from '@/lib/db/client';

type Waiting = { running: Promise<string> | null; next: Promise<string> | null };
const kept = globalThis as unknown as { tthcCatalogueRevision?: Waiting };
const waiting = (): Waiting => (kept.tthcCatalogueRevision ??= { running: null, next: null });

async function ask(): Promise<string> {
  const rows = await db().$queryRaw<{ revision: string }[]>`
    SELECT count(*) || '-' || coalesce(max(xact), 0) || '-' || coalesce(extract(epoch FROM max(at)), 0) AS revision FROM catalogue_change`;
  return rows[0]?.revision ?? '';
}

function start(shared: Waiting): Promise<string> {
  const running = ask().finally(() => {
    if (shared.running === running) shared.running = null;
  });
  shared.running = running;
  return running;
}

/**
 * A word that is another one after every change to what the public pages show, whichever process made it. The question
 * is put to the database after the call, never before, so that an answer is never older than who asks; those who come
 * while one is under way share the next.
 */
export function catalogueRevision(): Promise<string> {
  const shared = waiting();
  if (shared.running === null) return start(shared);
  shared.next ??= shared.running.catch(() => '').then(() => {
    shared.next = null;
    return start(shared);
  });
  return shared.next;
}
