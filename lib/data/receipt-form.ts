import 'server-only';
import { db } from '@/lib/db/client';
import { listPapersOf } from './papers';
import { findReceiptInForce, readComponents } from './receipts';

/** What a receipt says now, for the form that corrects it; null for an unknown code. */
export async function findReceiptForm(agencyId: number, code: string) {
  const dossier = await db().dossier.findUnique({ where: { agencyId_code: { agencyId, code } } });
  if (!dossier) return null;
  const [components, receipt, papers] = await Promise.all([readComponents(db(), agencyId, dossier.id), findReceiptInForce(db(), agencyId, dossier.id), listPapersOf(agencyId, dossier.id)]);
  const stored = (dossier.representative ?? {}) as Readonly<Record<string, unknown>>;
  const said = (key: string): string => (typeof stored[key] === 'string' ? stored[key] : '');
  return {
    dossierId: dossier.id, code: dossier.code, seen: dossier.eventCount, unitIds: [dossier.holdingUnitId, dossier.handlingUnitId], paperId: receipt?.id ?? null,
    applicant: { kind: dossier.applicantKind, name: dossier.applicantName, idNumber: dossier.applicantIdNumber ?? '', address: dossier.applicantAddress, phone: dossier.applicantPhone, email: dossier.applicantEmail ?? '' },
    representative: { name: said('name'), citizenId: said('citizenId'), phone: said('phone'), birthOn: said('birthOn'), idIssuedOn: said('idIssuedOn'), authorisation: said('authorisation') },
    receipts: papers.filter(({ kind }) => kind === 'intake-receipt'),
    sets: dossier.sets, note: dossier.note ?? '',
    components: components.map(({ ordinal, name, originalsGiven, copiesGiven, electronicGiven }) => ({ ordinal, name, originals: originalsGiven, copies: copiesGiven, electronic: electronicGiven })),
  };
}
export type ReceiptForm = NonNullable<Awaited<ReturnType<typeof findReceiptForm>>>;
