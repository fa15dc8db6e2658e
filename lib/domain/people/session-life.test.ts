import { describe, expect, it } from 'vitest';
import { absoluteEnd, isSeenStale, sessionStanding } from './session-life';

const start = new Date('2026-11-20T01:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const session = { lastSeenAt: start, expiresAt: absoluteEnd(start), revokedAt: null, isActive: true };

describe('the life of a session', () => {
  it('ends after an hour without a sign of life', () => {
    expect(sessionStanding(session, after(59.99))).toBe('live');
    expect(sessionStanding(session, after(60))).toBe('idle');
  });

  it('ends after twelve hours however busy', () => {
    expect(sessionStanding({ ...session, lastSeenAt: after(719) }, after(719.9))).toBe('live');
    expect(sessionStanding({ ...session, lastSeenAt: after(719) }, after(720))).toBe('expired');
  });

  it('ends at once when it is revoked or its person is disabled', () => {
    expect(sessionStanding({ ...session, revokedAt: start }, after(1))).toBe('revoked');
    expect(sessionStanding({ ...session, isActive: false }, after(1))).toBe('disabled');
  });

  it('counts a date that is none as over', () => {
    expect(sessionStanding({ ...session, expiresAt: new Date(Number.NaN) }, after(1))).toBe('expired');
    expect(sessionStanding({ ...session, lastSeenAt: new Date(Number.NaN) }, after(1))).toBe('idle');
  });

  it('writes its sign of life at most once a minute', () => {
    expect(isSeenStale(start, after(0.99))).toBe(false);
    expect(isSeenStale(start, after(1))).toBe(true);
  });
});
