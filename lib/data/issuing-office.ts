import 'server-only';
import type { Tx } from '@/lib/db/transaction';

/** The agency, its units and its leaders, read inside a transaction: what the head and foot of a paper say. */
export async function readIssuingOffice(tx: Tx, agencyId: number) {
  const agency = await tx.agency.findUniqueOrThrow({ where: { id: agencyId } });
  const units = await tx.unit.findMany({ where: { agencyId }, orderBy: [{ isActive: 'desc' }, { sortOrder: 'asc' }, { name: 'asc' }] });
  const leaders = await tx.$queryRaw<{ id: string; name: string; title: string }[]>`
    SELECT s.id, s.name, s.title FROM staff s
     WHERE s."agencyId" = ${agencyId} AND s."isActive" AND EXISTS (SELECT 1 FROM staff_role r WHERE r."agencyId" = s."agencyId" AND r."staffId" = s.id AND r.role = 'leader') ORDER BY s.name`;
  return { agency, units, leaders };
}
