import { dueDate } from '@/lib/domain/calendar/add-term';
import { localTime } from '@/lib/domain/calendar/local-time';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime } from '@/lib/domain/calendar/types';
import type { DossierAct } from '@/lib/domain/dossier/acts';
import type { EventData } from '@/lib/domain/dossier/fold';
import { dossierFacts, type DossierFacts, type DossierRecord, type PaperFact, type RuleEvent } from '@/lib/domain/inspection/rules/dossier-facts';
import type { RegisterFacts } from '@/lib/domain/inspection/rules/register-facts';
import type { RuleScope } from '@/lib/domain/inspection/rules/rule';
import { aCalendar } from './a-calendar';
import { aProcedureContent } from './a-procedure-version';

export const DESK = 'desk-unit';
export const ROOM = 'handling-unit';
export const CONTROL = 'control-unit';

/** The scope of tests: all of 2026 up to the 20th of November, 10:00, a Friday. */
export const aScope = (wanted: Partial<RuleScope> = {}): RuleScope => ({
  period: { from: plainDate('2026-01-01'), to: plainDate('2026-11-30') }, moment: localTime('2026-11-20T10:00'), calendar: aCalendar(), units: { deskIds: new Set([DESK]), deskId: DESK, controlId: CONTROL }, ...wanted,
});

export type Happened = { readonly act: DossierAct; readonly at: string; readonly unitId?: string | null; readonly actorId?: string | null; readonly enteredAt?: string; readonly reason?: string; readonly data?: EventData; readonly words?: RuleEvent['words']; readonly voidsSeq?: number };

const eventOf = ({ act, at, unitId, actorId, enteredAt, reason, data, words, voidsSeq }: Happened, index: number): RuleEvent => ({
  seq: index + 1, act, legalAt: localTime(at), enteredAt: localTime(enteredAt ?? at), actorId: actorId === undefined ? `person-${unitId ?? 'x'}` : actorId, actorUnitId: unitId === undefined ? ROOM : unitId, reason: reason ?? null, ...(data ? { data } : {}), words: words ?? {}, voidsSeq: voidsSeq ?? null,
});

/** A plain course without a fault: taken in on Monday 2 November 2026 at 08:30, result on the 9th, collected on the 10th. */
export const PLAIN: readonly Happened[] = [
  { act: 'receive', at: '2026-11-02T08:30', unitId: DESK, data: { step: 0 } },
  { act: 'hand-over', at: '2026-11-02T09:00', unitId: DESK, data: { toUnitId: ROOM } },
  { act: 'take-over', at: '2026-11-02T10:00', data: { toUnitId: ROOM, toStaffId: 'officer' } },
  { act: 'submit-for-signature', at: '2026-11-06T09:00', data: { toUnitId: ROOM, toStaffId: 'head' } },
  { act: 'sign', at: '2026-11-09T09:00' },
  { act: 'finish', at: '2026-11-09T10:00', data: { toUnitId: DESK, resultKind: 'granted' }, words: { result: '12/QĐ', resultOn: plainDate('2026-11-09') } },
  { act: 'return-result', at: '2026-11-10T09:00', unitId: DESK, words: { collector: 'Nguyễn Văn Mẫu', deliveredBy: 'counter' } },
];

export const aPaper = (kind: PaperFact['kind'], at: string, wanted: Partial<PaperFact> = {}): PaperFact => ({ id: `${kind} ${at}`, kind, edition: 'circular-03-2025', issuedAt: localTime(at), isVoided: false, missing: [], ...wanted });

export type RecordWanted = Omit<Partial<DossierRecord>, 'events'> & { readonly happened?: readonly Happened[] };

/** A dossier without any fault as the rules read it, unless something is asked for. Its version has one limit of ten working days. */
export function aDossierRecord({ happened = PLAIN, ...wanted }: RecordWanted = {}): DossierRecord {
  const calendar = wanted.calendarJudged ?? aCalendar();
  const content = aProcedureContent({
    workflow: [
      { step: 'Tiếp nhận', unitId: DESK, unitName: 'Bộ phận Một cửa', duration: 0.5, durationUnit: 'working-day' },
      { step: 'Thẩm định', unitId: ROOM, unitName: 'Phòng', duration: 6, durationUnit: 'working-day' },
      { step: 'Ký', unitId: ROOM, unitName: 'Phòng', duration: 3.5, durationUnit: 'working-day' },
    ],
  });
  const events = happened.map(eventOf);
  const intake = events.find(({ act }) => act === 'receive' || act === 'accept');
  const due = intake ? dueDate(intake.legalAt, { unit: 'working-day', value: 10 }, 'none', [], calendar) : null;
  const first = events[0]?.enteredAt ?? localTime('2026-11-02T08:30');
  return {
    code: 'H24.21-261102-0001', channel: happened[0]?.act === 'submit-online' ? 'online' : 'in-person', caseName: null, term: { unit: 'working-day', value: 10 }, pauseRule: 'resume', printedDue: due?.ok ? due.value.due : null, receivedUnitId: DESK, handlingUnitId: ROOM,
    createdAt: first, status: 'returned', isCurrent: false, applicant: { name: 'Nguyễn Văn Mẫu', address: 'Hải Phòng', phone: '0900000000', representative: null },
    version: { id: 'version', name: 'Cấp giấy phép (mẫu)', content, state: 'approved', isSuperseded: false, supersededAt: null, validFrom: plainDate('2020-01-01'), validTo: null },
    calendarAtIntake: calendar, calendarJudged: calendar, events, papers: [aPaper('intake-receipt', '2026-11-02T08:30')],
    fees: [{ name: 'Lệ phí cấp giấy phép', kind: 'levy', amountVnd: 600_000, paidVnd: 600_000, unreceiptedVnd: 0 }],
    digitised: { present: 2, digitised: 2, badSignatures: 0, result: { isElectronic: true, signature: 'valid' } }, resultSignedAt: null, ...wanted,
  };
}

/** The same, with what the rules reckon of it. Throws where the story is none. */
export function someFacts(wanted: RecordWanted = {}, scope: RuleScope = aScope()): DossierFacts {
  const facts = dossierFacts(aDossierRecord(wanted), scope);
  if (!facts) throw new Error('nothing happened');
  return facts;
}

/** A register in which there is nothing to look at, unless something is asked for. */
export const someRegister = (wanted: Partial<RegisterFacts> = {}): RegisterFacts => ({
  procedures: { places: [], procedures: [], decisions: [] }, usedDecisions: new Set(), recommendations: [], loosePapers: [], feedback: [], satisfaction: [], reports: [], books: [], channels: [], ...wanted,
});

/** The moment of a local time written in a test. */
export const at = (text: string): LocalTime => localTime(text);
