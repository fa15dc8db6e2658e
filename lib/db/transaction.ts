import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { db, pool } from './client';
import { isRetryable } from './errors';

export type Tx = Prisma.TransactionClient;

/** What a statement of our own needs of a transaction: any Tx is one, and so is the driver alone. */
export type RawTx = Pick<Tx, '$queryRaw' | '$executeRaw'>;

/** Thrown inside inTransaction to roll back and answer with a refusal instead of failing. */
export class Rollback<E> extends Error {
  constructor(readonly refusal: E) {
    super('rolled back');
  }
}

/**
 * Runs a change and its record together: both or neither. Serialization failures and deadlocks are tried again, three times in all.
 * The work must therefore do nothing outside the database.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>, options: { timeout?: number } = {}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db().$transaction(work, { maxWait: 10_000, timeout: options.timeout ?? 15_000 });
    } catch (error) {
      if (attempt < 3 && isRetryable(error)) continue;
      throw error;
    }
  }
}

const statement = (query: TemplateStringsArray | Prisma.Sql, values: readonly unknown[]): Prisma.Sql => ('raw' in query ? Prisma.sql(query, ...values) : query);

type Asker = (query: Prisma.Sql) => Promise<{ rows: unknown[]; rowCount: number | null }>;

const rawOver = (ask: Asker): RawTx => ({
  $queryRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => (await ask(statement(query, values))).rows as unknown,
  $executeRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => (await ask(statement(query, values))).rowCount ?? 0,
}) as RawTx;

/** Our own statements outside any transaction, past the query engine: what a function that is told its RawTx reads with by itself. */
export const rawReader = (): RawTx => rawOver(({ text, values }) => pool().query(text, [...values]));

/**
 * As inTransaction, for work that is made of our own statements alone: past the query engine, which costs a busy counter
 * more than the database does. Types are the driver's, as of queryRows.
 */
export async function inRawTransaction<T>(work: (tx: RawTx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool().connect();
    let isBroken = false;
    const tx = rawOver(({ text, values }) => client.query(text, [...values]));
    try {
      await client.query('BEGIN');
      const value = await work(tx);
      await client.query('COMMIT');
      return value;
    } catch (error) {
      // A connection that cannot even roll back is of no use to the next one.
      await client.query('ROLLBACK').catch(() => { isBroken = true; });
      if (attempt < 3 && isRetryable(error)) continue;
      throw error;
    } finally {
      client.release(isBroken);
    }
  }
}
