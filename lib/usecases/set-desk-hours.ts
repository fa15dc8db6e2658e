import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { listUnits } from '@/lib/data/agency';
import { replaceDeskWeek, type DeskWeek } from '@/lib/data/calendar-records';
import { inTransaction } from '@/lib/db/transaction';
import { sessionProblems } from '@/lib/domain/calendar/notice';
import type { Weekday } from '@/lib/domain/calendar/types';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { Context } from './context';

export type DeskHoursRefusal = { readonly name: 'UnknownUnit' } | { readonly name: 'NeverOpen' } | { readonly name: 'SessionNotOrdered'; readonly weekday: Weekday };

/** When people may come to a desk, from a date on. Says nothing of deadlines and moves none; audited. */
export async function setDeskHours(ctx: Context, week: DeskWeek): Promise<Result<DeskWeek, DeskHoursRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const units = await listUnits(agencyId);
  if (!units.some((unit) => unit.id === week.unitId)) return refuse({ name: 'UnknownUnit' });
  if (week.days.length === 0) return refuse({ name: 'NeverOpen' });
  const wrong = week.days.find((day) => sessionProblems(day.sessions).length > 0);
  if (wrong) return refuse({ name: 'SessionNotOrdered', weekday: wrong.weekday });
  await inTransaction(async (tx) => {
    await replaceDeskWeek(tx, agencyId, week);
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'desk-hours:set', subject: `unit:${week.unitId}`, detail: { effectiveFrom: week.effectiveFrom, days: week.days }, at: ctx.instant });
  });
  return ok(week);
}
