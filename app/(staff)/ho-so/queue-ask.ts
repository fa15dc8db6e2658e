import type { PageWanted } from '@/lib/data/dossier-search';
import type { AttentionFilter, QueueBounds, QueueFilter } from '@/lib/data/queue-filter';
import { scopeOf, type Actor } from '@/lib/domain/access/can';
import { addDays } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { REMIND_UNCOLLECTED_AFTER_DAYS, UNTOUCHED_AFTER_DAYS, type Attention } from '@/lib/domain/dossier/attention';
import { queueMoments } from '@/lib/domain/dossier/queue-bounds';
import { instantOf } from '@/lib/platform/clock';
import { NO_HOLDER, type QueueQuery, type QueueTab, type QueueView } from '@/lib/schemas/queue';

/** The view that a person's work begins with: their own files, their unit's, or all that they watch over. */
export function usualView(actor: Actor): QueueView {
  const holds = new Set(actor.roles.map(({ role }) => role));
  if (holds.has('reception') || holds.has('unit-head')) return 'unit';
  return holds.has('officer') ? 'mine' : 'all';
}

/** Which view and tab an address means. A search, or a filter by status, looks everywhere unless told otherwise. */
export function queueOf(query: QueueQuery, actor: Actor): { view: QueueView; tab: QueueTab } {
  const isSearch = query.tim !== undefined;
  return { view: query.xem ?? (isSearch ? 'all' : usualView(actor)), tab: query.loc ?? (query.chuY === 'uncollected' ? 'ready' : isSearch || query.trangThai !== undefined ? 'any' : 'open') };
}

/** The filter of an address, within what the person may see. */
export function filterOf(query: QueueQuery, view: QueueView, actor: Actor, now: LocalTime): QueueFilter {
  return {
    agencyId: actor.agencyId,
    reach: scopeOf(actor, 'dossier:view'),
    holderId: view === 'mine' ? actor.staffId : query.nguoiGiu === NO_HOLDER ? null : query.nguoiGiu,
    standsInFor: view === 'mine' ? actor.actsFor?.map(({ staffId }) => staffId) : undefined,
    holdingUnitIds: query.donVi !== undefined ? [query.donVi] : view === 'unit' ? [...new Set(actor.roles.map(({ unitId }) => unitId))] : undefined,
    sectorId: query.linhVuc,
    procedureId: query.thuTuc,
    channel: query.kenh,
    status: query.trangThai,
    receivedFrom: query.tu && instantOf({ on: query.tu, minute: 0 }),
    receivedBefore: query.den && instantOf({ on: addDays(query.den, 1), minute: 0 }),
    attention: query.chuY && attentionOf(query.chuY, now),
    search: query.tim,
  };
}

/** The moments by which it is judged what to look at. */
export function attentionOf(kind: Attention, now: LocalTime): AttentionFilter {
  const daysAgo = (days: number) => instantOf({ on: addDays(now.on, -days), minute: now.minute });
  return { kind, now: instantOf(now), untouchedBefore: daysAgo(UNTOUCHED_AFTER_DAYS), uncollectedBefore: daysAgo(REMIND_UNCOLLECTED_AFTER_DAYS[0]) };
}

/** The moments of the queue as instants. */
export function boundsOf(now: LocalTime, calendar: WorkingCalendar): QueueBounds {
  const moments = queueMoments(now, calendar);
  return { now: instantOf(moments.now), tomorrow: instantOf(moments.tomorrow), afterSoon: instantOf(moments.afterSoon) };
}

export const PAGE_SIZE: PageWanted['size'] = 50;
