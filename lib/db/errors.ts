import 'server-only';

const codeOf = (error: unknown): string | undefined => {
  const e = error as { code?: string; cause?: { originalCode?: string; code?: string }; meta?: { code?: string; driverAdapterError?: { cause?: { originalCode?: string; kind?: string } } } };
  return e?.meta?.driverAdapterError?.cause?.originalCode ?? e?.cause?.originalCode ?? e?.meta?.code ?? e?.code;
};

/** Two transactions stood in each other's way and the database chose one to fail. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01', 'P2034'].includes(codeOf(error) ?? '');

/** A row with this key is there already. */
export const isUniqueViolation = (error: unknown): boolean => ['23505', 'P2002'].includes(codeOf(error) ?? '');

/** The database cannot be reached now; what was asked for may or may not have been done. */
export function isDatabaseDown(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  const text = error instanceof Error ? error.message : String(error);
  return ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', '57P01', '57P02', '57P03', '08006', '08003', '08001', 'ECONNREFUSED', 'ECONNRESET'].includes(code)
    || /ECONNREFUSED|ECONNRESET|Connection terminated|connection error and is not queryable|Connection ended unexpectedly|Client was closed|terminating connection|the database system is (shutting|starting)|timeout exceeded when trying to connect|Can't reach database|Unable to start a transaction/i.test(text);
}
