/** A session without a sign of life for this long is over: a counter is left unattended more often than closed. */
export const IDLE_MINUTES = 60;

/** However busy, a session ends after a working day and a margin. */
export const ABSOLUTE_HOURS = 12;

/** The sign of life is written at most this often, so that reading a page does not mean writing a row. */
export const SEEN_EVERY_SECONDS = 60;

const MINUTE_MS = 60_000;

export type SessionFacts = {
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** The person's account is open. */
  readonly isActive: boolean;
};

export type SessionStanding = 'live' | 'idle' | 'expired' | 'revoked' | 'disabled';

/** How a session stands at an instant. Whatever is not plainly live is over. */
export function sessionStanding(session: SessionFacts, at: Date): SessionStanding {
  if (!session.isActive) return 'disabled';
  if (session.revokedAt !== null) return 'revoked';
  if (!(at.getTime() < session.expiresAt.getTime())) return 'expired';
  if (!(at.getTime() - session.lastSeenAt.getTime() < IDLE_MINUTES * MINUTE_MS)) return 'idle';
  return 'live';
}

/** The instant at which a session begun now ends whatever happens. */
export function absoluteEnd(startedAt: Date): Date {
  return new Date(startedAt.getTime() + ABSOLUTE_HOURS * 60 * MINUTE_MS);
}

/** Sessions last seen before this instant are over for want of a sign of life. */
export function idleSince(at: Date): Date {
  return new Date(at.getTime() - IDLE_MINUTES * MINUTE_MS);
}

/** Whether the sign of life is old enough to be written again. */
export function isSeenStale(lastSeenAt: Date, at: Date): boolean {
  return at.getTime() - lastSeenAt.getTime() >= SEEN_EVERY_SECONDS * 1000;
}
