import 'server-only';
import { renderSheetsDocx } from '@/lib/adapters/docx/render-paper-docx';
import { renderSheet } from '@/lib/adapters/pdf/render-paper';
import { writeSheet } from '@/lib/adapters/sheets/write-sheet';
import { theAgency } from '@/lib/data/agency';
import { listDecisionNumbers, listHeldVersions, type ListedVersion } from '@/lib/data/procedure-import';
import { termOf } from '@/lib/domain/procedure/content';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { termWords } from '@/lib/text/deadline';
import { formatVnd } from '@/lib/text/format';
import { LIST_COLUMNS, listRows, listSubtitle, listTitle, procedureListSheet, type ListedLine, type ProcedureListPaper } from '@/lib/text/paper/procedure-list';
import { fileWord } from '@/lib/text/procedure-vocabulary';
import type { Context } from './context';
import { placeOf } from './paper-issuer';

export const LIST_FORMATS = ['pdf', 'docx', 'xlsx'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];
export type ListWanted = { readonly decisionId?: string; readonly sectorId?: string };
export type ListPaperRefusal = { readonly name: 'NoSuchDecision' } | { readonly name: 'TooMany'; readonly found: number };

/** As much as the typesetter makes while somebody waits. */
const MOST = 2_000;

function lineOf(version: ListedVersion): ListedLine {
  const { content } = version;
  const limits = content.timeLimits.map((limit) => [termWords(termOf(limit), 'vi'), limit.caseName, limit.channel && fileWord('channel', limit.channel)].filter(Boolean).join(', '));
  const promised = content.committedTimeLimit ? [`Cam kết: ${termWords(termOf(content.committedTimeLimit), 'vi')}`] : [];
  return {
    code: version.code, name: version.name, term: [...limits, ...promised].join('\n'), place: content.channels.map((channel) => ({ 'in-person': 'Trực tiếp tại Bộ phận Tiếp nhận và Trả kết quả', online: 'Trực tuyến', postal: 'Bưu chính công ích' })[channel]).join('\n'), unit: version.handlingUnitName,
    fees: content.fees.length === 0 ? 'Không' : content.fees.map((fee) => `${fee.kind === 'levy' ? 'Lệ phí' : 'Phí'}: ${fee.amountVnd === null ? 'theo biểu' : formatVnd(fee.amountVnd, 'vi')}${fee.per ? ` một ${fee.per}` : ''}`).join('\n'),
    bases: content.legalBases.map(({ number, title, article }) => `${title} (${number})${article ? `, ${article}` : ''}`).join('\n'), decision: version.decisionNumber,
  };
}

/** The facts of a danh mục: what is in force, all or of a field; or what a decision announced, whatever became of it since. */
export async function procedureListPaper(ctx: Pick<Context, 'actor' | 'now'>, wanted: ListWanted): Promise<Result<ProcedureListPaper, ListPaperRefusal>> {
  const { agencyId } = ctx.actor;
  const agency = await theAgency();
  const decision = wanted.decisionId ? (await listDecisionNumbers(agencyId)).find(({ id }) => id === wanted.decisionId) : undefined;
  if (wanted.decisionId && !decision) return refuse({ name: 'NoSuchDecision' });
  const versions = await listHeldVersions(agencyId, decision ? (decision.kind === 'repeal' ? { endDecisionId: decision.id } : { decisionId: decision.id }) : { inForceOn: ctx.now.on, sectorId: wanted.sectorId });
  if (versions.length > MOST) return refuse({ name: 'TooMany', found: versions.length });
  const sections = new Map<string, ListedLine[]>();
  for (const version of versions) sections.set(version.sectorName, [...(sections.get(version.sectorName) ?? []), lineOf(version)]);
  return ok({
    agency: { parent: agency.parentName, name: agency.name, unit: null }, place: placeOf(agency.parentName), issuedOn: ctx.now.on,
    of: decision ? { kind: 'decision', number: decision.number, issuedOn: decision.issuedOn, issuer: decision.issuer, does: decision.kind as 'new' } : { kind: wanted.sectorId ? 'sector' : 'agency', on: ctx.now.on },
    sections: [...sections].map(([sector, lines]) => ({ sector, lines })),
  });
}

async function sheetBytes(paper: ProcedureListPaper): Promise<Uint8Array> {
  return writeSheet('Danh mục', LIST_COLUMNS.map(({ header, width }) => ({ header, width: 'share' in width ? width.share * 12 : width.mm / 1.8 })), listRows(paper.sections).rows, [listTitle(paper).toUpperCase(), listSubtitle(paper)]);
}

/** A danh mục as a file. */
export async function printProcedureList(ctx: Pick<Context, 'actor' | 'now'>, wanted: ListWanted, format: ListFormat): Promise<Result<{ readonly bytes: Uint8Array; readonly fileName: string }, ListPaperRefusal>> {
  const paper = await procedureListPaper(ctx, wanted);
  if (!paper.ok) return paper;
  const { of } = paper.value;
  const bytes = format === 'pdf' ? await renderSheet(procedureListSheet(paper.value)) : format === 'docx' ? await renderSheetsDocx([procedureListSheet(paper.value)], 'a4') : await sheetBytes(paper.value);
  const what = of.kind === 'decision' ? of.number.replace(/[^\p{L}\p{N}-]+/gu, '-') : `${of.kind === 'sector' ? `${paper.value.sections[0]?.sector ?? ''}-` : ''}${ctx.now.on}`;
  return ok({ bytes, fileName: `danh-muc-thu-tuc-${what}.${format}` });
}
