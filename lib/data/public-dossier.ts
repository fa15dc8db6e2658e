import 'server-only';
import { db } from '@/lib/db/client';
import type { DossierStatus } from '@/lib/domain/dossier/status';
import type { PaperKind } from '@/lib/domain/paper/kind';

/** What an applicant may act on, once they hold the dossier's secret: the token of its QR code. */
export type SecretDossier = { readonly id: string; readonly code: string; readonly qrToken: string; readonly status: DossierStatus; readonly channel: string; readonly versionId: string; readonly holdingUnitId: string; readonly handlingUnitId: string; readonly eventCount: number };

/** The papers of a dossier that are addressed to its applicant; the office's own slips and registers are not. */
export const FOR_APPLICANT: readonly PaperKind[] = ['intake-receipt', 'supplement-request', 'intake-refusal', 'apology-notice', 'stop-notice', 'payment-request'];

const SECRET = { id: true, code: true, qrToken: true, status: true, channel: true, versionId: true, holdingUnitId: true, handlingUnitId: true, eventCount: true } as const;
const asSecret = (row: Omit<SecretDossier, 'status'> & { status: string }): SecretDossier => ({ ...row, status: row.status as DossierStatus });

/** The dossier of a token; null for any other text. */
export async function findBySecretToken(agencyId: number, qrToken: string): Promise<SecretDossier | null> {
  if (!/^[\w-]{10,100}$/.test(qrToken)) return null;
  const row = await db().dossier.findUnique({ where: { agencyId_qrToken: { agencyId, qrToken } }, select: SECRET });
  return row && asSecret(row);
}

/** The dossier that a draft became. */
export async function findSecretById(agencyId: number, id: string): Promise<SecretDossier | null> {
  const row = await db().dossier.findUnique({ where: { agencyId_id: { agencyId, id } }, select: SECRET });
  return row && asSecret(row);
}

export const isForApplicant = (kind: PaperKind): boolean => FOR_APPLICANT.includes(kind);

export type SubmissionRecord = {
  readonly code: string;
  readonly qrToken: string;
  readonly submittedAt: Date;
  readonly caseName: string | null;
  readonly applicantName: string;
  readonly applicantIdNumber: string | null;
  readonly representativeName: string | null;
  readonly versionId: string;
  readonly notifyBy: string;
  readonly resultBy: string | null;
  readonly resultAddress: string | null;
  readonly files: readonly { readonly component: string | null; readonly name: string; readonly size: number; readonly sha256: string }[];
  readonly isSample: boolean;
};

/** What was submitted online, as it came with the first event: its files are those of that event alone. Null for a dossier that came another way. */
export async function readSubmissionRecord(agencyId: number, dossierId: string): Promise<SubmissionRecord | null> {
  const [row] = await db().$queryRaw<SubmissionRecord[]>`
    SELECT d.code, d."qrToken", d."submittedAt", d."caseName", d."applicantName", d."applicantIdNumber", d.representative->>'name' AS "representativeName", d."versionId", d."notifyBy", d."isSample",
           e.data->>'resultBy' AS "resultBy", e.data->>'resultAddress' AS "resultAddress",
           COALESCE((SELECT jsonb_agg(jsonb_build_object('component', c.name, 'name', f.name, 'size', f.size, 'sha256', f.sha256) ORDER BY l.ordinal NULLS LAST, f.name)
              FROM dossier_file l JOIN stored_file f ON f."agencyId" = l."agencyId" AND f.id = l."fileId"
              LEFT JOIN submitted_document c ON c."agencyId" = l."agencyId" AND c."dossierId" = l."dossierId" AND c.ordinal = l.ordinal
             WHERE l."agencyId" = d."agencyId" AND l."dossierId" = d.id AND l."eventSeq" = 1), '[]'::jsonb) AS files
      FROM dossier d JOIN dossier_event e ON e."agencyId" = d."agencyId" AND e."dossierId" = d.id AND e.seq = 1
     WHERE d."agencyId" = ${agencyId} AND d.id = ${dossierId}::uuid AND d."submittedAt" IS NOT NULL AND e.act = 'submit-online'`;
  return row ?? null;
}
