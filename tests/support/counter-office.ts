import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import type { Actor } from '@/lib/domain/access/can';
import type { Role } from '@/lib/domain/access/permissions';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { parseDossierCode } from '@/lib/domain/dossier/code';
import { findByCode, type ProcedureVersionRecord } from '@/lib/data/procedures';
import type { ReceiveDossierSent } from '@/lib/schemas/receive-dossier';
import { loadPeople } from '@/prisma/seed/demo/people';
import { seed } from '@/prisma/seed';

export const AGENCY = 1;
/** A procedure with cases, a promise shorter than the law and a levy. */
export const WORK_PERMIT = '1.014199';
export const EXPERT = 'Chuyên gia, lao động kỹ thuật';

/** The office of the reference data with its invented people, in an empty database. */
export async function openOffice(): Promise<void> {
  await seed('reference');
  await inTransaction((tx) => loadPeople(tx, new Date('2026-11-01T00:00:00Z')));
}

/** A sample account as the session would tell it. */
export async function actorNamed(username: string): Promise<Actor> {
  const staff = await db().staff.findUniqueOrThrow({ where: { agencyId_username: { agencyId: AGENCY, username } } });
  const roles = await db().staffRole.findMany({ where: { agencyId: AGENCY, staffId: staff.id } });
  return { staffId: staff.id, agencyId: AGENCY, name: staff.name, title: staff.title, roles: roles.map(({ role, unitId }) => ({ role: role as Role, unitId })) };
}

export async function versionOf(code: string, on = '2026-11-20'): Promise<ProcedureVersionRecord> {
  const version = await findByCode(AGENCY, code, plainDate(on));
  if (!version) throw new Error(`no version of ${code}`);
  return version;
}

/** What the counter sends for a complete set of papers of an invented company. */
export async function anIntake(wanted: Partial<ReceiveDossierSent> = {}): Promise<ReceiveDossierSent> {
  const version = await versionOf(WORK_PERMIT);
  const caseName = wanted.caseName === undefined ? EXPERT : wanted.caseName;
  return {
    key: randomUUID(),
    versionId: version.versionId,
    caseName,
    channel: 'in-person',
    applicant: { kind: 'enterprise', name: 'Công ty TNHH Cơ khí chính xác Sao Bến', taxCode: '0200000002', address: 'Lô C3, Khu công nghiệp VSIP Hải Phòng, thành phố Hải Phòng', phone: '0900 000 002' },
    components: version.content.components.flatMap((component, index) =>
      component.caseName === null || component.caseName === caseName ? [{ ordinal: index + 1, originals: component.originals, copies: component.copies, electronic: 0 }] : []),
    ...wanted,
  };
}

/** Every day's ordinals run from 1 without a gap or a repeat, and the counters agree with them. Answers how many there are. */
export async function checkOrdinals(): Promise<number> {
  const rows = await db().dossier.findMany({ where: { agencyId: AGENCY }, select: { code: true } });
  const days = new Map<string, number[]>();
  for (const { code } of rows) {
    const parts = parseDossierCode(code);
    if (!parts) throw new Error(`not a code: ${code}`);
    days.set(parts.on, [...(days.get(parts.on) ?? []), parts.ordinal]);
  }
  for (const [day, ordinals] of days) {
    const sorted = ordinals.sort((a, b) => a - b);
    if (!sorted.every((ordinal, at) => ordinal === at + 1)) throw new Error(`${day}: ordinals with a gap or a repeat`);
    const counter = await db().dossierDayCounter.findUniqueOrThrow({ where: { agencyId_day: { agencyId: AGENCY, day: new Date(`${day}T00:00:00Z`) } } });
    if (counter.last !== sorted.length) throw new Error(`${day}: the counter says ${counter.last}, there are ${sorted.length}`);
  }
  const papers = await db().paper.findMany({ where: { agencyId: AGENCY, kind: 'intake-receipt' }, select: { ordinal: true, bookYear: true } });
  const books = new Map<number, number[]>();
  for (const { ordinal, bookYear } of papers) books.set(bookYear, [...(books.get(bookYear) ?? []), ordinal]);
  for (const ordinals of books.values()) if (!ordinals.sort((a, b) => a - b).every((ordinal, at) => ordinal === at + 1)) throw new Error('a book with a gap or a repeat');
  return rows.length;
}
