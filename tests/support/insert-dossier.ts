import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { loadCalendar } from '@/lib/data/calendar';
import { listInForce } from '@/lib/data/procedures';
import { inTransaction } from '@/lib/db/transaction';
import { insertRows } from '@/prisma/seed/rows';
import { aDossier } from '../builders/a-dossier';

type Wanted = { readonly ordinal: number; readonly hoursAgo: number; readonly by: Actor };

/** A dossier of the labour unit, received at the counter some hours ago, as rows of the database; answers its code. */
export const insertDossier = (wanted: Wanted): Promise<string> => insert(wanted, false);

/** One submitted online some hours ago, that waits for its answer at the desk. */
export const insertOnlineDossier = (wanted: Wanted): Promise<string> => insert(wanted, true);

async function insert({ ordinal, hoursAgo, by }: Wanted, isOnline: boolean): Promise<string> {
  const at = localTimeOfInstant(Date.now() - hoursAgo * 3_600_000);
  const labour = await db().unit.findFirstOrThrow({ where: { shortName: 'QLLĐ' } });
  const version = (await listInForce(by.agencyId, at.on)).find((found) => found.handlingUnitId === labour.id);
  if (!version) throw new Error('no procedure in force');
  const applicant = await db().applicant.findFirstOrThrow();
  const calendar = await loadCalendar(by.agencyId);
  const code = `H24.21-${at.on.slice(2).replaceAll('-', '')}-${String(ordinal).padStart(4, '0')}`;
  const id = `0192f0c0-0000-7000-8000-${String(ordinal).padStart(8, '0')}0000`;
  const rows = aDossier({
    agencyId: by.agencyId, id, code, qrToken: `test-token-${ordinal}`, calendar,
    version,
    term: { value: 10, unit: 'working-day', source: 'statutory', statutory: { value: 10, unit: 'working-day' } },
    applicant: { id: applicant.id, kind: 'citizen', name: applicant.name, idNumber: applicant.citizenId, address: applicant.address, phone: applicant.phone, email: null },
    ...(isOnline ? { channel: 'online' as const } : {}),
    steps: [isOnline ? { act: 'submit-online', at, by: null, data: { toUnitId: by.roles[0]?.unitId ?? labour.id } } : { act: 'receive', at, by: { staffId: by.staffId, unitId: by.roles[0]?.unitId ?? labour.id } }],
  });
  await inTransaction(async (tx) => {
    await insertRows(tx, 'dossier', [rows.dossier]);
    await insertRows(tx, 'dossier_event', rows.events);
  });
  return code;
}
