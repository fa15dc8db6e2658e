import 'server-only';
import { renderSheet } from '@/lib/adapters/pdf/render-paper';
import { listUnits, theAgency } from '@/lib/data/agency';
import { loadCalendar } from '@/lib/data/calendar';
import { findVersion } from '@/lib/data/procedures';
import { findBySecretToken, readSubmissionRecord } from '@/lib/data/public-dossier';
import { answerDueAt } from '@/lib/domain/dossier/queue-bounds';
import { localTimeOf } from '@/lib/platform/clock';
import { formatBytes } from '@/lib/text/format';
import { acknowledgementSheet } from '@/lib/text/paper/acknowledgement';
import { placeOf } from './paper-issuer';
import type { PrintedPaper } from './print-paper';
import { lookupUrl } from './received-notice';

/** What the applicant keeps of an online submission until the receipt comes; null for a dossier that came another way. The same submission always gives the same sheet. */
export async function printAcknowledgement(agencyId: number, qrToken: string): Promise<PrintedPaper | null> {
  const dossier = await findBySecretToken(agencyId, qrToken);
  const record = dossier && (await readSubmissionRecord(agencyId, dossier.id));
  const version = record && (await findVersion(agencyId, record.versionId));
  if (!record || !version) return null;
  const [agency, units, calendar] = await Promise.all([theAgency(), listUnits(agencyId), loadCalendar(agencyId)]);
  const submittedAt = localTimeOf(record.submittedAt);
  const desk = units.find(({ kind }) => kind === 'one-stop-desk');
  const bytes = await renderSheet(acknowledgementSheet({
    agencyName: agency.name, deskName: desk?.name ?? agency.name, place: placeOf(agency.parentName), dossierCode: record.code, submittedAt, answerDue: answerDueAt(submittedAt, calendar),
    applicantName: record.applicantName, representativeName: record.representativeName, procedureName: version.name, caseName: record.caseName,
    files: record.files.map(({ component, name, size, sha256 }) => ({ component, name, size: formatBytes(size), hash: sha256.slice(0, 16) })),
    resultWords: record.resultBy === 'postal' ? `Qua bưu chính công ích, ${record.resultAddress ?? ''}` : (desk?.name ?? agency.name), lookupUrl: lookupUrl(record),
  }));
  return { bytes, fileName: `xac-nhan-nop-${record.code}.pdf` };
}
