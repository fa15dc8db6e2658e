import 'server-only';
import { readBasesOn, readChecklistFacts, readDocumentRefs, readYearPlanFact } from '@/lib/data/inspection-document-facts';
import { inspectionTeam, inspectionUnits, lockInspection, type LockedInspection } from '@/lib/data/inspections';
import { readIssuingOffice } from '@/lib/data/issuing-office';
import type { Tx } from '@/lib/db/transaction';
import type { DocumentBasis, DocumentHead, DocumentInspection, DocumentRef, ScheduleLine } from '@/lib/domain/inspection/document-data';
import { documentEditionOn } from '@/lib/domain/inspection/document-parts';
import type { DocumentKind } from '@/lib/domain/inspection/vocabulary';
import { paths } from '@/lib/text/paths';
import type { Context } from '../../context';
import { absoluteUrl, placeOf, verifyUrl } from '../../paper-issuer';
import type { DocumentToIssue } from '../issue-document';

export type Office = Awaited<ReturnType<typeof readIssuingOffice>>;

/** An inspection with everything that each of its documents names. */
export type AssembledInspection = {
  readonly row: LockedInspection;
  readonly data: DocumentInspection;
  readonly team: Awaited<ReturnType<typeof inspectionTeam>>;
  readonly checklist: Awaited<ReturnType<typeof readChecklistFacts>>;
  readonly refs: Awaited<ReturnType<typeof readDocumentRefs>>;
};

/** The last document of a kind that stands, of the whole inspection. */
export const refOf = ({ refs }: Pick<AssembledInspection, 'refs'>, kind: DocumentKind, unitId: string | null = null): DocumentRef | null => {
  const found = refs.find((ref) => ref.kind === kind && ref.unitId === unitId);
  return found === undefined ? null : { kind: found.kind, number: found.number, issuedOn: found.issuedOn };
};

/** Reads an inspection for its documents. Throws when it is not there: the act that issues has found it before. */
export async function assembleInspection(tx: Tx, agencyId: number, inspectionId: string): Promise<AssembledInspection> {
  const row = await lockInspection(tx, agencyId, inspectionId);
  if (!row) throw new Error('A document of an inspection that is not there');
  const units = await inspectionUnits(agencyId, inspectionId, tx);
  const team = (await inspectionTeam(agencyId, inspectionId, tx)).filter(({ removedAt }) => removedAt === null);
  const checklist = await readChecklistFacts(tx, agencyId, row.checklistVersionId);
  const refs = await readDocumentRefs(tx, agencyId, inspectionId);
  const yearPlan = row.yearPlanId === null ? null : await readYearPlanFact(tx, agencyId, row.yearPlanId);
  const nameOf = new Map(units.map(({ unitId, name }) => [unitId, name]));
  const data: DocumentInspection = {
    code: row.code, path: paths.inspection(row.code), kind: row.kind, title: row.title, purpose: row.purpose, periodFrom: row.periodFrom, periodTo: row.periodTo, siteFrom: row.siteFrom, siteTo: row.siteTo, method: row.method, contents: row.contents,
    units: units.map(({ unitId, name, visitOn }) => ({ id: unitId, name, visitOn, path: paths.inspectedUnit(row.code, unitId) })),
    team: team.map(({ name, title, role, unitIds }) => ({ name, title, role, unitNames: unitIds.flatMap((id) => nameOf.get(id) ?? []) })),
    yearPlan: yearPlan === null ? null : { kind: 'year-plan', number: yearPlan.number, issuedOn: yearPlan.issuedOn },
    plan: refOf({ refs }, 'plan'), decision: refOf({ refs }, 'team-decision'),
    checklist: checklist.version === null ? null : { ...checklist.version, path: paths.checklist(checklist.version.number) },
  };
  return { row, data, team, checklist, refs };
}

/** The schedule with the names of its units; of one unit, its own lines and those of everyone. */
export const scheduleOf = ({ row, data }: AssembledInspection, unitId: string | null = null): ScheduleLine[] =>
  row.schedule.filter((line) => unitId === null || line.unitId === null || line.unitId === unitId).map(({ on, unitId: of, note }) => ({ on, unitName: data.units.find(({ id }) => id === of)?.name ?? null, note }));

/** Nơi nhận: who the document goes to, and the archive. */
function distributionOf(kind: DocumentKind, office: Office, unitName: string | null): string[] {
  const { shortName } = office.agency;
  const archive = 'Lưu: VT, KSTTHC.';
  switch (kind) {
    case 'year-plan':
    case 'plan':
      return [`Lãnh đạo ${shortName};`, 'Các đơn vị được kiểm tra;', ...(kind === 'plan' ? ['Đoàn kiểm tra;'] : []), archive];
    case 'team-decision':
      return ['Như Điều 3;', `Lãnh đạo ${shortName};`, archive];
    case 'notice':
      return ['Như kính gửi;', 'Các thành viên đoàn kiểm tra;', archive];
    case 'self-report':
      return ['Đoàn kiểm tra;', `Lưu: ${unitName ?? 'VT'}.`];
    case 'report':
      return [`Lãnh đạo ${shortName};`, 'Các thành viên đoàn kiểm tra;', 'Lưu: hồ sơ đoàn kiểm tra.'];
    case 'conclusion':
      return [`${office.agency.parentName} (để báo cáo);`, 'Các đơn vị được kiểm tra;', 'Đoàn kiểm tra;', archive];
    case 'remedy-notice':
      return ['Các đơn vị được kiểm tra;', 'Đoàn kiểm tra;', archive];
    case 'public-notice':
      return ['Cổng thông tin điện tử của cơ quan;', 'Các đơn vị được kiểm tra;', archive];
    case 'minutes':
      return [];
  }
}

/** The name under which the document goes out below the agency's: the unit's own report, what the team signs. */
const signedBy = (kind: DocumentKind, unitName: string | null): string | null => (kind === 'self-report' ? unitName : kind === 'minutes' || kind === 'report' ? 'Đoàn kiểm tra' : null);

export type HeadInput = { readonly wanted: DocumentToIssue; readonly verifyToken: string; readonly bases: readonly DocumentBasis[] | null; readonly unitName: string | null; readonly isSample: boolean; readonly corrects: DocumentHead['corrects'] };

/** Head and foot. Without bases of its own (a plan of the year) those that hold on the day are cited. */
export async function assembleHead(tx: Tx, ctx: Pick<Context, 'actor' | 'now'>, { wanted, verifyToken, bases, unitName, isSample, corrects }: HeadInput): Promise<DocumentHead> {
  const { agencyId } = ctx.actor;
  const office = await readIssuingOffice(tx, agencyId);
  const { agency } = office;
  const on = wanted.issuedOn ?? ctx.now.on;
  return {
    edition: documentEditionOn(on), agency: { parent: agency.parentName, name: agency.name, unit: signedBy(wanted.kind, unitName) }, place: placeOf(agency.parentName),
    number: wanted.number, issuedOn: wanted.issuedOn, signerName: wanted.signerName, signerTitle: wanted.signerTitle,
    bases: (bases ?? (await readBasesOn(tx, agencyId, on))).map(({ number, title, article, isVerified }) => ({ number, title, article, isVerified })),
    distribution: distributionOf(wanted.kind, office, unitName), baseUrl: absoluteUrl(''), verifyUrl: verifyUrl(verifyToken), isSample, corrects,
  };
}
