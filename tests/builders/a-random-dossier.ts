import { localTimeOfWallMinute, wallMinuteOf } from '@/lib/domain/calendar/local-time';
import type { LocalTime, TermUnit, WorkingCalendar } from '@/lib/domain/calendar/types';
import { DOSSIER_ACTS, type DossierAct } from '@/lib/domain/dossier/acts';
import type { EventData, EventFact } from '@/lib/domain/dossier/fold';
import { appendEvent } from '@/lib/domain/dossier/history';
import { nextWorkingInstant } from '@/lib/domain/calendar/working-calendar';
import { dossierRows, type DossierRows, type Person, type StoryStep } from './a-dossier';
import type { SampleVersion } from './a-procedure-version';
import type { Random } from './random';

/** Where a random dossier may come from and go to. */
export type RandomOffice = {
  readonly agencyId: number;
  readonly versions: readonly SampleVersion[];
  readonly people: readonly Person[];
  readonly calendar: WorkingCalendar;
  /** Nothing happens after it. */
  readonly now: LocalTime;
  /** Some events are entered hours or days after they happened. */
  readonly entersLate?: boolean;
};

const TERMS: readonly { readonly value: number; readonly unit: TermUnit }[] = [
  { value: 3, unit: 'working-day' }, { value: 7, unit: 'working-day' }, { value: 15, unit: 'working-day' },
  { value: 20, unit: 'calendar-day' }, { value: 6, unit: 'working-hour' }, { value: 24, unit: 'working-hour' }, { value: 1, unit: 'same-day' },
];
const NAMES = ['Công ty TNHH Dệt may Lạch Tray Xanh', 'Công ty Cổ phần Bao bì Phượng Đỏ', 'Nguyễn Thị Hà', 'Nguyễn Thị Hạ', 'Nguyen Thi Ha', 'Đặng Đình Đạt', 'Hanbit Display Components (mẫu)', 'Trần Văn 50%_Một'];
/** Most acts keep a dossier going; those that end it would otherwise come first. */
const LIKELY: readonly DossierAct[] = ['hand-over', 'take-over', 'take-over', 'assign', 'request-supplement', 'receive-supplement', 'request-payment', 'record-payment', 'accept'];

/** A random walk through the table of acts, by a step of hours or days, until now: a history that could have been. */
export function randomSteps(random: Random, office: RandomOffice): StoryStep[] {
  const end = wallMinuteOf(office.now);
  const steps: StoryStep[] = [];
  const events: EventFact[] = [];
  let at = wallMinuteOf(nextWorkingInstant(localTimeOfWallMinute(end - random.int(1, 45 * 1440)), office.calendar));
  for (let i = 0; at <= end && i < 14; i += 1) {
    const by = random.pick(office.people);
    const act: DossierAct = events.length === 0 ? (random.chance(0.2) ? 'submit-online' : 'receive') : random.chance(0.85) ? random.pick(LIKELY) : random.pick(DOSSIER_ACTS);
    const data: EventData = { toUnitId: random.pick(office.people).unitId, secondTarget: localTimeOfWallMinute(at + 5 * 1440) };
    const step: StoryStep = { act, at: localTimeOfWallMinute(at), by: act === 'submit-online' ? null : by, data, ...(act === 'correct' ? { voidsSeq: events.length } : {}) };
    const event: EventFact = { seq: events.length + 1, act, legalAt: step.at, enteredAt: step.at, actorId: step.by?.staffId ?? null, actorUnitId: step.by?.unitId ?? null, voidsSeq: step.voidsSeq ?? null, data };
    if (appendEvent(events, event, step.at).ok) {
      steps.push(step);
      events.push(event);
    }
    at += random.weighted([{ weight: 4, item: random.int(1, 300) }, { weight: 2, item: random.int(300, 6000) }]);
  }
  return office.entersLate ? enteredLate(random, steps, end) : steps;
}

/** The same steps, some of them entered long after they happened, always in their order and never in the future. */
function enteredLate(random: Random, steps: readonly StoryStep[], end: number): StoryStep[] {
  let entered = 0;
  return steps.map((step) => {
    const lag = random.chance(0.3) ? random.int(16, 12 * 1440) : 0;
    entered = Math.min(Math.max(entered, wallMinuteOf(step.at) + lag), Math.max(end, wallMinuteOf(step.at)));
    return { ...step, enteredAt: localTimeOfWallMinute(entered) };
  });
}

/** The rows of a random dossier: same seed, same dossier. `ordinal` makes its code. */
export function aRandomDossier(random: Random, office: RandomOffice, ordinal: number): DossierRows {
  let steps = randomSteps(random, office);
  while (steps.length === 0) steps = randomSteps(random, office);
  const version = { ...random.pick(office.versions), pauseRule: random.pick(['resume', 'restart', 'none'] as const) };
  const term = random.pick(TERMS);
  const first = steps[0];
  const day = (first?.at.on ?? '2026-01-01').slice(2).replaceAll('-', '');
  return dossierRows({
    agencyId: office.agencyId, id: random.uuid(ordinal), code: `H24.21-${day}-${String(ordinal).padStart(4, '0')}`, qrToken: random.token(24), version,
    channel: first?.act === 'submit-online' ? 'online' : random.pick(['in-person', 'postal'] as const), caseName: null,
    term: { ...term, source: 'committed', statutory: term },
    applicant: { id: random.uuid(1), kind: 'citizen', name: random.pick(NAMES), idNumber: `0310${String(random.int(0, 99_999_999)).padStart(8, '0')}`, address: 'Thành phố Hải Phòng', phone: `09${random.int(10_000_000, 99_999_999)}`, email: null },
    representative: null, visitId: null, notifyBy: 'none', note: null, steps, feesPaid: false, isSample: true,
  }, office.calendar);
}
