import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { localTime } from '@/lib/domain/calendar/local-time';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import type { DossierAct } from '@/lib/domain/dossier/acts';
import type { EventData } from '@/lib/domain/dossier/fold';
import type { Channel } from '@/lib/domain/dossier/status';
import type { PaperKind } from '@/lib/domain/paper/kind';
import { dateColumn, instantOf } from '@/lib/platform/clock';
import { idOf, insertRows } from '@/prisma/seed/rows';
import { aCalendar } from '../builders/a-calendar';
import { dossierRows, type DossierRows, type Person, type StoryStep } from '../builders/a-dossier';
import { aProcedureContent, type SampleVersion } from '../builders/a-procedure-version';
import { AGENCY, DESK, LABOUR, PEOPLE, setUpOffice, storeDossiers, VERSIONS } from './queue-office';

export const CONTROL_TEAM = idOf('inspection-register', 'control');
const [CLERK, OFFICER] = [PEOPLE[0] as Person, PEOPLE[1] as Person];
export const WHO = { clerk: CLERK, officer: OFFICER, /** A register from elsewhere that names a unit and no person. */ nobody: { staffId: null as unknown as string, unitId: DESK } };

/** Working days alone: the database of the office has no holidays either. */
export const CALENDAR = aCalendar({ daysOff: [], workedDays: [] });

const workflowOf = (unitId: string) => [
  { step: 'Tiếp nhận', unitId: DESK, unitName: 'Bộ phận Một cửa', duration: 0.5, durationUnit: 'working-day' as const }, { step: 'Thẩm định', unitId, unitName: 'Phòng', duration: 6, durationUnit: 'working-day' as const },
  { step: 'Ký', unitId, unitName: 'Phòng', duration: 3.5, durationUnit: 'working-day' as const },
];
export const contentOf = (unitId: string, wanted: Parameters<typeof aProcedureContent>[0] = {}) => aProcedureContent({ workflow: workflowOf(unitId), ...wanted });

export const PLACES = { database: idOf('place', 1), portal: idOf('place', 2), board: idOf('place', 3) };

export async function post(procedureId: string, versionId: string, places: readonly string[], on = '2019-12-05'): Promise<void> {
  await db().posting.createMany({ data: places.map((placeId) => ({ agencyId: AGENCY, id: randomUUID(), placeId, procedureId, versionId, postedOn: dateColumn(plainDate(on)), recordedAt: new Date('2020-01-01T00:00:00Z') })) });
}

/** An office without a fault: two procedures posted everywhere in time, a desk, two units and a control team. */
export async function openCleanOffice(): Promise<void> {
  await setUpOffice();
  await db().unit.create({ data: { agencyId: AGENCY, id: CONTROL_TEAM, name: 'Tổ kiểm soát (mẫu)', shortName: 'KS', kind: 'control-team' } });
  await db().postingPlace.createMany({ data: [{ agencyId: AGENCY, id: PLACES.database, kind: 'national-database', name: 'CSDLQG', unitId: CONTROL_TEAM }, { agencyId: AGENCY, id: PLACES.portal, kind: 'portal', name: 'Trang tin', unitId: CONTROL_TEAM }, { agencyId: AGENCY, id: PLACES.board, kind: 'reception-board', name: 'Bảng', unitId: DESK }] });
  for (const { versionId, procedureId, handlingUnitId } of VERSIONS) {
    await db().procedureVersion.update({ where: { agencyId_id: { agencyId: AGENCY, id: versionId } }, data: { content: JSON.parse(JSON.stringify(contentOf(handlingUnitId))) as object } });
    await post(procedureId, versionId, Object.values(PLACES));
  }
}

export type Step = { readonly act: DossierAct; readonly at: string; readonly by?: Person | null; readonly reason?: string; readonly data?: EventData & Readonly<Record<string, unknown>>; readonly enteredAt?: string };

export const COURSE: readonly Step[] = [
  { act: 'receive', at: '2026-11-02T08:30', by: CLERK, data: { step: 0 } }, { act: 'hand-over', at: '2026-11-02T09:00', by: CLERK, data: { toUnitId: LABOUR } }, { act: 'take-over', at: '2026-11-02T10:00', data: { toUnitId: LABOUR, toStaffId: OFFICER.staffId } },
  { act: 'submit-for-signature', at: '2026-11-06T09:00', data: { toUnitId: LABOUR, toStaffId: PEOPLE[2]?.staffId ?? null } }, { act: 'sign', at: '2026-11-09T09:00' },
  { act: 'finish', at: '2026-11-09T10:00', data: { toUnitId: DESK, resultKind: 'granted', resultNumber: '12/QĐ' } }, { act: 'return-result', at: '2026-11-10T09:00', by: CLERK, data: { collector: 'Nguyễn Văn Mẫu', deliveredBy: 'counter' } },
];
const stepOf = ({ act, at, by, reason, data, enteredAt }: Step): StoryStep => ({ act, at: localTime(at), by: by === undefined ? OFFICER : by, ...(reason ? { reason } : {}), ...(data ? { data } : {}), ...(enteredAt ? { enteredAt: localTime(enteredAt) } : {}) });

export const codeOf = (ordinal: number, day = '261102'): string => `H24.21-${day}-${String(ordinal).padStart(4, '0')}`;

/** The rows of one dossier that went without a fault, unless steps say otherwise. */
export const cleanDossier = (ordinal: number, steps: readonly Step[] = COURSE, { channel = 'in-person', day, key = String(ordinal), version = VERSIONS[0] as SampleVersion }: { channel?: Channel; day?: string; /** Where another dossier has the same ordinal on another day. */ key?: string; version?: SampleVersion } = {}): DossierRows => dossierRows({
  agencyId: AGENCY, id: idOf('inspection-dossier', key), code: codeOf(ordinal, day), qrToken: `token-of-the-register-${key}`, version: { ...version, content: contentOf(LABOUR) }, channel, caseName: null,
  term: { value: 10, unit: 'working-day', source: 'statutory', statutory: { value: 10, unit: 'working-day' } },
  applicant: { id: idOf('inspection-applicant', 1), kind: 'citizen', name: 'Nguyễn Văn Mẫu', idNumber: '031000000001', address: 'Thành phố Hải Phòng', phone: '0900000001', email: null },
  representative: null, visitId: null, notifyBy: 'none', note: null, steps: steps.map(stepOf), feesPaid: true, areScanned: true, isSample: true,
}, CALENDAR);

let ordinals = 100_000;
/** A paper that counts, of a dossier or of none. */
export async function putPaper(dossierId: string | null, kind: PaperKind, at: string, data: object = {}, edition = 'circular-03-2025'): Promise<void> {
  ordinals += 1;
  await db().paper.create({ data: { agencyId: AGENCY, dossierId, kind, edition, bookYear: 2026, ordinal: ordinals, issuedAt: instantOf(localTime(at)), data, sha256: '0'.repeat(64), verifyToken: `paper-${ordinals}` } });
}

const RECEIPT = { applicant: { name: 'Nguyễn Văn Mẫu', address: 'Hải Phòng' }, procedure: { name: 'Thủ tục mẫu' }, sets: 1, term: { unit: 'working-day', value: 10 }, receivedAt: { on: '2026-11-02', minute: 510 }, dueAt: { on: '2026-11-16', minute: 1020 }, collectedAt: 'Một cửa', receptionOfficerName: 'Phạm Gia Linh' };

/** Stores dossiers with their receipts, in the order of the book, and their results as electronic originals. */
export async function putDossiers(all: readonly DossierRows[]): Promise<void> {
  await storeDossiers(all);
  const received = all.filter(({ state }) => state.receivedAt !== null);
  const first = (await db().paper.aggregate({ where: { agencyId: AGENCY, kind: 'intake-receipt' }, _max: { ordinal: true } }))._max.ordinal ?? 0;
  await inTransaction(async (tx) => {
    await tx.paper.createMany({ data: received.map(({ dossier }, index) => ({ agencyId: AGENCY, dossierId: String(dossier.id), kind: 'intake-receipt', edition: 'circular-03-2025', bookYear: 2026, ordinal: first + index + 1, issuedAt: String(dossier.receivedAt), data: { ...RECEIPT, dossierCode: dossier.code } as object, sha256: '0'.repeat(64), verifyToken: `receipt-${dossier.code}` })) });
    await insertRows(tx, 'digitised_result', all.filter(({ state }) => state.resolvedAt !== null).map(({ dossier }) => ({ agencyId: AGENCY, dossierId: dossier.id, isScanned: false, isElectronicOriginal: true, signatureState: 'valid', note: null, recordedById: null, recordedAt: dossier.resolvedAt })));
  });
}
