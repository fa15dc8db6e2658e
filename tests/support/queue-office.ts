import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { dateColumn } from '@/lib/platform/clock';
import { insertRows } from '@/prisma/seed/rows';
import type { DossierRows, Person } from '../builders/a-dossier';
import { aProcedureVersion, type SampleVersion } from '../builders/a-procedure-version';

const id = (kind: string, n: number): string => `0192f0c0-0000-7000-8000-${kind}${String(n).padStart(12 - kind.length, '0')}`;

export const AGENCY = 1;
export const DESK = id('a', 1);
export const LABOUR = id('a', 2);
export const INVESTMENT = id('a', 3);
export const PEOPLE: readonly Person[] = [
  { staffId: id('f', 1), unitId: DESK }, { staffId: id('f', 2), unitId: LABOUR }, { staffId: id('f', 3), unitId: LABOUR }, { staffId: id('f', 4), unitId: INVESTMENT },
];
const NAMES = ['Phạm Gia Linh', 'Đỗ Khánh Vy', 'Trịnh Công Lâm', 'Ngô Thùy Dương'];

const version = (n: number, handlingUnitId: string): SampleVersion => aProcedureVersion({ versionId: id('c', n), procedureId: id('d', n), sectorId: id('e', n), handlingUnitId });
export const VERSIONS: readonly SampleVersion[] = [version(1, LABOUR), version(2, INVESTMENT)];

/** An office with a desk, two units, four invented people and two procedures in an empty database. */
export async function setUpOffice(): Promise<void> {
  const agencyId = AGENCY;
  await db().agency.create({ data: { id: agencyId, code: 'H24.21', name: 'Cơ quan thử', shortName: 'CQ', parentName: '', address: '', phone: '', email: '' } });
  await db().unit.createMany({ data: [{ agencyId, id: DESK, name: 'Bộ phận Một cửa', shortName: 'Một cửa', kind: 'one-stop-desk' }, { agencyId, id: LABOUR, name: 'Phòng Quản lý Lao động', shortName: 'QLLĐ', kind: 'department' }, { agencyId, id: INVESTMENT, name: 'Phòng Quản lý Đầu tư', shortName: 'QLĐT', kind: 'department' }] });
  await db().staff.createMany({ data: PEOPLE.map(({ staffId }, at) => ({ agencyId, id: staffId, username: `nguoi${at}`, name: NAMES[at] ?? '', title: 'Chuyên viên' })) });
  await db().promulgationDecision.create({ data: { agencyId, id: id('b', 1), number: 'MẪU-01/QĐ', issuedOn: dateColumn(plainDate('2019-12-01')), effectiveOn: dateColumn(plainDate('2020-01-01')), issuer: 'Cơ quan mẫu', title: '', kind: 'new' } });
  for (const [at, v] of VERSIONS.entries()) {
    await db().sector.create({ data: { agencyId, id: v.sectorId, name: `Lĩnh vực ${at + 1}` } });
    await db().procedure.create({ data: { agencyId, id: v.procedureId, slug: `mau-${at + 1}` } });
    await db().procedureVersion.create({
      data: { agencyId, id: v.versionId, procedureId: v.procedureId, number: 1, state: 'approved', validFrom: dateColumn(v.validFrom), decisionId: id('b', 1), name: `Thủ tục mẫu số ${at + 1}`, sectorId: v.sectorId, handlingUnitId: v.handlingUnitId, level: 'city', onlineLevel: 'full', pauseRule: v.pauseRule, content: JSON.parse(JSON.stringify(v.content)) as object },
    });
  }
}

/** Stores dossiers made by the builders, with their events, components and fees. */
export async function storeDossiers(all: readonly DossierRows[]): Promise<void> {
  const applicants = new Map(all.map(({ dossier }) => [dossier.applicantId, dossier]));
  await inTransaction(async (tx) => {
    await tx.applicant.createMany({
      data: [...applicants.values()].map((d) => ({ agencyId: AGENCY, id: String(d.applicantId), kind: String(d.applicantKind), name: String(d.applicantName), address: String(d.applicantAddress), phone: String(d.applicantPhone) })),
      skipDuplicates: true,
    });
    await insertRows(tx, 'dossier', all.map(({ dossier }) => dossier));
    await insertRows(tx, 'dossier_event', all.flatMap(({ events }) => events));
    await insertRows(tx, 'submitted_document', all.flatMap(({ documents }) => documents));
    await insertRows(tx, 'fee_item', all.flatMap(({ fees }) => fees));
  }, { timeout: 60_000 });
}
