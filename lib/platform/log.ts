import { randomBytes } from 'node:crypto';
import { now } from './clock';

/** Writes one JSON line to standard error. Never give it personal data. */
export function log(level: 'info' | 'warn' | 'error', message: string, detail: Record<string, unknown> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: now().toISOString(), level, message, ...detail })}\n`);
}

/** Logs a surprise and gives the reference number that the person sees instead of it. */
export function logSurprise(where: string, error: unknown): string {
  const reference = randomBytes(4).toString('hex');
  log('error', where, { reference, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  return reference;
}
