import 'server-only';
import type { Prisma } from '@/prisma/generated/client';
import { db } from './client';
import { isRetryable } from './errors';

export type Tx = Prisma.TransactionClient;

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
