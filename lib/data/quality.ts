import 'server-only';
import { db } from '@/lib/db/client';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { QualityPart, Share } from '@/lib/domain/service/quality-index';
import { plainDateOf } from '@/lib/platform/clock';

type Span = { readonly from: Date; readonly until: Date };

/** The shares that come from dossiers, each of the dossiers of a span: its first instant and the one after its last. */
export async function readDossierShares(agencyId: number, { from, until }: Span): Promise<Readonly<Record<'on-time' | 'online' | 'scanned' | 'electronic-result', Share>>> {
  const [ended, received, papers, results] = await Promise.all([
    db().$queryRaw<Share[]>`
      SELECT count(*)::int AS denominator, (count(*) FILTER (WHERE "endStanding" <> 'late'))::int AS numerator FROM dossier
       WHERE "agencyId" = ${agencyId} AND "receivedAt" IS NOT NULL AND "endedAt" >= ${from} AND "endedAt" < ${until}`,
    db().$queryRaw<Share[]>`
      SELECT count(*)::int AS denominator, (count(*) FILTER (WHERE d.channel = 'online'))::int AS numerator FROM dossier d JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
       WHERE d."agencyId" = ${agencyId} AND d."receivedAt" >= ${from} AND d."receivedAt" < ${until} AND v.content->'channels' ? 'online'`,
    db().$queryRaw<Share[]>`
      SELECT count(*)::int AS denominator, (count(*) FILTER (WHERE s."isScanned" OR s."isElectronicOriginal"))::int AS numerator FROM dossier d JOIN submitted_document s ON s."agencyId" = d."agencyId" AND s."dossierId" = d.id AND s."isPresent"
       WHERE d."agencyId" = ${agencyId} AND d."receivedAt" >= ${from} AND d."receivedAt" < ${until}`,
    db().$queryRaw<Share[]>`
      SELECT count(*)::int AS denominator, (count(*) FILTER (WHERE EXISTS (SELECT 1 FROM dossier_file f WHERE f."agencyId" = d."agencyId" AND f."dossierId" = d.id AND f.purpose = 'result' AND f."removedAt" IS NULL)))::int AS numerator
       FROM dossier d WHERE d."agencyId" = ${agencyId} AND d."resolvedAt" >= ${from} AND d."resolvedAt" < ${until}`,
  ]);
  const first = (rows: readonly Share[]): Share => rows[0] ?? { numerator: 0, denominator: 0 };
  return { 'on-time': first(ended), online: first(received), scanned: first(papers), 'electronic-result': first(results) };
}

export type StoredFormula = { readonly effectiveOn: PlainDate; readonly parts: readonly QualityPart[]; readonly createdAt: Date; readonly by: string | null };

/** The formulas that hold on a day: the newest of those in effect; null while an office has set none. */
export async function findFormula(agencyId: number, on: PlainDate): Promise<StoredFormula | null> {
  const row = await db().qualityFormula.findFirst({ where: { agencyId, effectiveOn: { lte: new Date(`${on}T00:00:00Z`) } }, orderBy: [{ effectiveOn: 'desc' }, { createdAt: 'desc' }] });
  if (!row) return null;
  const by = row.createdById ? await db().staff.findUnique({ where: { agencyId_id: { agencyId, id: row.createdById } }, select: { name: true } }) : null;
  return { effectiveOn: plainDateOf(row.effectiveOn), parts: row.parts as unknown as QualityPart[], createdAt: row.createdAt, by: by?.name ?? null };
}

export type StoredEntry = Share & { readonly partId: string; readonly source: string; readonly enteredAt: Date; readonly by: string };

/** What was entered for a period: the newest of each part. */
export async function listEntries(agencyId: number, period: { readonly from: PlainDate; readonly to: PlainDate }): Promise<StoredEntry[]> {
  return db().$queryRaw<StoredEntry[]>`
    SELECT DISTINCT ON (e."partId") e."partId", e.numerator, e.denominator, e.source, e."enteredAt", s.name AS by
      FROM quality_entry e JOIN staff s ON s."agencyId" = e."agencyId" AND s.id = e."enteredById"
     WHERE e."agencyId" = ${agencyId} AND e."periodFrom" = ${period.from}::date AND e."periodTo" = ${period.to}::date ORDER BY e."partId", e."enteredAt" DESC, e.id DESC`;
}
