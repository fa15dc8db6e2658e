import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

type Statement = { readonly text: string; readonly values: unknown[] };
type Query = (this: pg.Client, ...asked: unknown[]) => unknown;

/** The statements of one transaction of the product, with their values, as they reach the driver. */
export async function captureTransaction(work: () => Promise<unknown>): Promise<Statement[]> {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  const all: Statement[] = [];
  let isInside = false;
  prototype.query = function captured(...asked) {
    const [first, second] = asked;
    const text = typeof first === 'string' ? first : ((first as { text?: string }).text ?? '');
    const values = Array.isArray(second) ? (second as unknown[]) : ((first as { values?: unknown[] }).values ?? []);
    if (/^\s*BEGIN/i.test(text)) isInside = true;
    else if (/^\s*(COMMIT|ROLLBACK)/i.test(text)) isInside = false;
    else if (isInside) all.push({ text, values: [...values] });
    return original.apply(this, asked);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return all;
}

type Made = { id: string; code: string; qrToken: string; applicantId: string; eventId: string; paperId: string; verifyToken: string; paperOrdinal: number; key: string };

/** What the captured transaction made, to be told apart from what every repetition makes anew. */
async function madeBy(url: string, code: string): Promise<Made> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Made>(`
    SELECT d.id, d.code, d."qrToken", d."applicantId", e.id AS "eventId", p.id AS "paperId", p."verifyToken", p.ordinal AS "paperOrdinal", k.key
      FROM dossier d JOIN dossier_event e ON e."agencyId" = d."agencyId" AND e."dossierId" = d.id AND e.seq = 1 JOIN paper p ON p."agencyId" = d."agencyId" AND p."dossierId" = d.id
      JOIN idempotency_key k ON k."agencyId" = d."agencyId" AND k.response->>'dossierId' = d.id::text WHERE d.code = $1`, [code]);
  await client.end();
  const [made] = rows;
  if (!made) throw new Error('the captured transaction made nothing');
  return made;
}

/**
 * The same statements in one transaction through the driver alone: what any writer of this schema must do. Everything that
 * must be new is: key, ids, tokens, the code from the counter of the day, the number from the book.
 */
export async function replayer(url: string, statements: readonly Statement[], code: string, applicantIds: readonly string[]): Promise<{ once: () => Promise<void>; end: () => Promise<void> }> {
  const pool = new pg.Pool({ connectionString: url, max: 12 });
  const made = await madeBy(url, code);
  const stem = code.slice(0, code.lastIndexOf('-') + 1);
  const once = async (): Promise<void> => {
    const fresh = new Map<string, string>([
      [made.id, randomUUID()], [made.eventId, randomUUID()], [made.paperId, randomUUID()], [made.key, randomUUID()], [made.applicantId, applicantIds[Math.floor(Math.random() * applicantIds.length)] ?? made.applicantId],
      [made.qrToken, randomBytes(16).toString('base64url').slice(0, made.qrToken.length)], [made.verifyToken, randomBytes(16).toString('base64url').slice(0, made.verifyToken.length)],
    ]);
    let paperOrdinal = made.paperOrdinal;
    const renew = (value: unknown): unknown => {
      if (typeof value !== 'string') return value;
      let text = value;
      for (const [before, after] of fresh) text = text.replaceAll(before, after);
      // Components have ordinals, too: only the paper's stands after the year of its book.
      return text.replace(new RegExp(`("bookYear":\\d+,"ordinal":)${made.paperOrdinal}(?=[,}])`, 'g'), `$1${paperOrdinal}`);
    };
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      for (const { text, values } of statements) {
        const { rows } = await client.query<{ day?: number; book?: number | null }>(text, values.map(renew));
        const [row] = rows;
        if (text.includes('dossier_day_counter') && row?.day) {
          fresh.set(made.code, stem + String(row.day).padStart(4, '0'));
          paperOrdinal = row.book ?? paperOrdinal;
        }
      }
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  };
  return { once, end: () => pool.end() };
}
