import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import type { Stage } from '@/lib/domain/inspection/stage';
import { dateColumn, instantOf, localTimeOf } from '@/lib/platform/clock';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import type { Context } from '@/lib/usecases/context';
import { actorNamed, AGENCY } from './counter-office';

/** The moment at which a person of the sample office acts: 09:00 of a day, 24/11/2026 unless another is asked for. */
export async function contextOf(username: string, on = '2026-11-24'): Promise<Context> {
  const instant = instantOf({ on: plainDate(on), minute: 540 });
  return { actor: await actorNamed(username), instant, now: localTimeOf(instant) };
}

export const unitIdOf = async (shortName: string): Promise<string> => (await db().unit.findFirstOrThrow({ where: { agencyId: AGENCY, shortName } })).id;

export type PlacedInspection = { readonly id: string; readonly code: string; readonly units: Readonly<Record<string, string>> };

/** An inspection put where a test needs it: on site unless another stage is asked for, led by `kiemtra`, with `kiemtra2` for the first unit only. */
export async function placeInspection({ code, units = ['QLLĐ', 'QLĐT'], siteFrom = '2026-11-23', stage = 'on-site' }: { code: string; units?: readonly string[]; siteFrom?: string; stage?: Stage }): Promise<PlacedInspection> {
  const id = randomUUID();
  const version = await db().checklistVersion.findFirstOrThrow({ where: { agencyId: AGENCY, state: 'in-force' }, orderBy: { number: 'asc' } });
  const day = dateColumn(plainDate(siteFrom));
  const ids = Object.fromEntries(await Promise.all(units.map(async (name) => [name, await unitIdOf(name)] as const)));
  await db().inspection.create({ data: { agencyId: AGENCY, id, code, kind: 'ad-hoc', title: `Kiểm tra ${code}`, purpose: 'Thử', periodFrom: day, periodTo: day, siteFrom: day, siteTo: day, method: 'Thử', contents: [], schedule: [], bases: [], checklistVersionId: version.id, stage } });
  await db().inspectionUnit.createMany({ data: units.map((name, sortOrder) => ({ agencyId: AGENCY, inspectionId: id, unitId: ids[name] ?? '', sortOrder })) });
  const [lead, member] = [await actorNamed('kiemtra'), await actorNamed('kiemtra2')];
  await db().inspectionMember.createMany({ data: [{ agencyId: AGENCY, inspectionId: id, staffId: lead.staffId, role: 'lead', unitIds: [] }, { agencyId: AGENCY, inspectionId: id, staffId: member.staffId, role: 'member', unitIds: [ids[units[0] ?? ''] ?? ''] }] });
  return { id, code, units: ids };
}

/** An answer as it stands on record, by the leader of the team. */
export async function putAnswer(inspection: PlacedInspection, unit: string, key: string, answer: string, note = ''): Promise<void> {
  const [entryId, byId, at] = [randomUUID(), (await actorNamed('kiemtra')).staffId, (await contextOf('kiemtra')).instant];
  const row = { agencyId: AGENCY, inspectionId: inspection.id, unitId: inspection.units[unit] ?? '', kind: 'answer', key, content: { answer, note, source: 'person' }, byId, saidAt: at };
  await db().inspectionEntry.create({ data: { ...row, id: entryId, baseVersion: 0, outcome: 'applied', version: 1, sha256: '0'.repeat(64), deviceSaidAt: at } });
  await db().inspectionRecord.create({ data: { ...row, entryId, version: 1, answer } });
}
