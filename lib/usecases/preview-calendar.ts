import 'server-only';
import { loadCalendar } from '@/lib/data/calendar';
import { listSpecialDays } from '@/lib/data/calendar-records';
import { db } from '@/lib/db/client';
import { applyEffect, resolveChange, type CalendarChange, type CalendarEffect, type ChangeProblem } from '@/lib/domain/calendar/notice';
import { compareLocalTimes } from '@/lib/domain/calendar/local-time';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { Context } from './context';
import { walkDueDates, type DueMove, type WalkedOver } from './preview-calendar-moves';

export type CalendarPreview = WalkedOver & {
  /** The revision this was reckoned against: saving it over another one is refused. */
  readonly baseVersion: number;
  readonly effect: CalendarEffect;
  /** Dates that were provisional and are sure from now on, and the other way round. */
  readonly nowSure: number;
  readonly nowProvisional: number;
  /** One page of the dossiers that move, by the date they move from. */
  readonly moves: readonly DueMove[];
  readonly page: number;
  readonly pages: number;
};

export const MOVES_A_PAGE = 50;

const byDate = (a: DueMove, b: DueMove): number => (a.from && b.from ? compareLocalTimes(a.from, b.from) : a.from ? 1 : b.from ? -1 : 0) || (a.code < b.code ? -1 : 1);

/**
 * What a change of the calendar would do: the days it changes and every open dossier whose due date would move, reckoned
 * by the engine that saving uses. Changes nothing. `page` counts from 1; past the last, the last is given.
 */
export async function previewCalendar(ctx: Context, input: { readonly change: CalendarChange; readonly page: number }): Promise<Result<CalendarPreview, readonly ChangeProblem[]>> {
  const { agencyId } = ctx.actor;
  const calendar = await loadCalendar(agencyId);
  const effect = resolveChange(input.change, calendar, await listSpecialDays(agencyId));
  if (!effect.ok) return refuse(effect.refusal);
  const moves: DueMove[] = [];
  let [nowSure, nowProvisional] = [0, 0];
  const walked = await walkDueDates(db(), agencyId, { before: calendar, after: applyEffect(calendar, effect.value, 'preview'), now: ctx.now }, (page) => {
    for (const { dossier, due, move } of page) {
      if (move) moves.push(move);
      if (dossier.isDueProvisional !== due.provisional) {
        if (due.provisional) nowProvisional += 1;
        else nowSure += 1;
      }
    }
  });
  moves.sort(byDate);
  const pages = Math.max(1, Math.ceil(moves.length / MOVES_A_PAGE));
  const page = Math.min(Math.max(1, input.page), pages);
  return ok({
    ...walked, baseVersion: Number(calendar.version), effect: effect.value, nowSure, nowProvisional,
    moves: moves.slice((page - 1) * MOVES_A_PAGE, page * MOVES_A_PAGE), page, pages,
  });
}
