import type { Description } from '@/components/ui/description-list';
import type { DossierCore } from '@/lib/data/dossiers-read';
import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { handOverStanding, type HandOverStanding } from '@/lib/domain/dossier/hand-over-due';
import { formatDateTime, formatHours } from '@/lib/text/format';

/** How the dossier's hand-over to its unit stands: until when, and whether it came late. */
export const handOverOf = (dossier: DossierCore, now: LocalTime, calendar: WorkingCalendar): HandOverStanding =>
  handOverStanding({ receivedAt: dossier.state.receivedAt, endedAt: dossier.state.endedAt, handlingUnitId: dossier.handlingUnit.id, events: dossier.events }, now, calendar);

/** Among the figures of the page: until when it must be handed over, while it must. */
export function handOverFigure(standing: HandOverStanding): Description {
  if (standing.kind !== 'waiting') return { term: 'Bàn giao', value: null };
  return standing.isLate ? { term: 'Bàn giao muộn', value: `hạn ${formatDateTime(standing.due)}, đã muộn ${formatHours(standing.lateMinutes)} làm việc` } : { term: 'Bàn giao trước', value: formatDateTime(standing.due) };
}

/** Beside the event that handed it over late; null for every other event. */
export function lateHandOverNote(standing: HandOverStanding, seq: number): string | null {
  if (standing.kind !== 'given' || standing.seq !== seq || !standing.isLate) return null;
  const minutes = standing.lateMinutes === 0 ? '' : ` ${formatHours(standing.lateMinutes)} làm việc`;
  return `Bàn giao muộn${minutes}: hạn ${formatDateTime(standing.due)}${standing.rule === 'next-morning' ? ', hết buổi sáng hôm sau vì nhận từ 15 giờ' : ', trong ngày nhận'}`;
}
