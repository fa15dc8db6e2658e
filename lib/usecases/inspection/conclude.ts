import 'server-only';
import { headsOf, teamOf } from '@/lib/data/findings';
import { openRecommendations } from '@/lib/data/recommendations';
import type { Tx } from '@/lib/db/transaction';
import { DOCUMENT_WORDS, type DocumentWords } from '@/lib/domain/inspection/document-data';
import type { FlowRefusal } from '@/lib/domain/inspection/flow-refusal';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { ActWithNotice, Conclude, ReasonedAct, SendReport } from '@/lib/schemas/inspection-plan';
import type { Context } from '../context';
import type { InspectionRefusal } from './act';
import { tellPeople } from './conduct';
import { issueRecommendations } from './draft-recommendation';
import { issueSigned } from './issued';
import { issueDocument, type DocumentToIssue } from './issue-document';
import { onCode, type Acted } from './on-code';

type ConcludeRefusal = FlowRefusal | InspectionRefusal;

const wordsOf = (input: Partial<Record<(typeof DOCUMENT_WORDS)[number], string | undefined>>): DocumentWords => Object.fromEntries(DOCUMENT_WORDS.flatMap((key) => (input[key] ? [[key, input[key]]] : [])));

/** The team's leader reports the result. */
export const sendReport = (ctx: Context, input: SendReport): Promise<Result<Acted, ConcludeRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'report', version: input.version, legalOn: input.issuedOn, data: { number: input.number ?? null } }, async (tx, inspection) => {
    const wanted = { kind: 'report', inspectionId: inspection.id, words: wordsOf(input) } as const;
    if (input.number !== undefined) {
      const issued = await issueSigned(tx, ctx, wanted, { ...input, number: input.number });
      if (!issued.ok) return issued;
    } else if (input.issuedOn > ctx.now.on) return refuse({ name: 'DayInFuture', field: 'issuedOn' });
    else await issueDocument(tx, ctx, { ...wanted, number: null, issuedOn: input.issuedOn, signerName: input.signerName, signerTitle: input.signerTitle, state: 'issued' });
    const leaders = await tx.staffRole.findMany({ where: { agencyId: ctx.actor.agencyId, role: 'leader' }, select: { staffId: true }, distinct: ['staffId'] });
    await tellPeople(tx, ctx, inspection, leaders.map(({ staffId }) => staffId), 'báo cáo kết quả chờ kết luận', 'Đoàn kiểm tra đã trình báo cáo kết quả.', 'bao-cao');
    return ok({ code: inspection.code });
  });

/** Gives the report back to the team, with the reason. The report given back stays on record, withdrawn. */
export const returnReport = (ctx: Context, input: ReasonedAct): Promise<Result<Acted, ConcludeRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'return-report', version: input.version, reason: input.reason }, async (tx, inspection) => {
    await tx.inspectionDocument.updateMany({ where: { agencyId: ctx.actor.agencyId, inspectionId: inspection.id, kind: 'report', state: 'issued' }, data: { state: 'withdrawn' } });
    await tellPeople(tx, ctx, inspection, await teamOf(tx, ctx.actor.agencyId, inspection.id), 'báo cáo bị trả lại', input.reason, 'bao-cao');
    return ok({ code: inspection.code });
  });

/**
 * Issues the conclusion: by a second person, never one of the team. The drafted recommendations become binding with it. From
 * now on it changes only by a correction, and the dossiers of the units are closed to the team.
 */
export const concludeInspection = (ctx: Context, input: Conclude): Promise<Result<Acted, ConcludeRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'conclude', version: input.version, legalOn: input.issuedOn, data: { number: input.number } }, async (tx, inspection) => {
    const { agencyId } = ctx.actor;
    await issueRecommendations(tx, ctx, inspection.id, input.issuedOn);
    const issued = await issueSigned(tx, ctx, { kind: 'conclusion', inspectionId: inspection.id, words: wordsOf(input) }, input);
    if (!issued.ok) return issued;
    await tellPeople(tx, ctx, inspection, [...(await headsOf(tx, agencyId, inspection.unitIds)), ...(await teamOf(tx, agencyId, inspection.id))], 'kết luận kiểm tra', `Ban hành kết luận số ${input.number}.`, 'ket-luan');
    return ok({ code: inspection.code });
  });

async function withNotice(tx: Tx, ctx: Context, input: ActWithNotice, wanted: Pick<DocumentToIssue, 'kind' | 'inspectionId'>): Promise<Result<string | null, FlowRefusal>> {
  if (input.number === undefined || input.issuedOn === null) return ok(null);
  return issueSigned(tx, ctx, wanted, { number: input.number, issuedOn: input.issuedOn, signerName: input.signerName ?? '', signerTitle: input.signerTitle ?? '' });
}

/** Publishes the conclusion that stands; with a number, the public notice goes with it. */
export const publishConclusion = (ctx: Context, input: ActWithNotice): Promise<Result<Acted, ConcludeRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'publish', version: input.version }, async (tx, inspection) => {
    const { agencyId, staffId } = ctx.actor;
    const conclusion = await tx.inspectionDocument.findFirst({ where: { agencyId, inspectionId: inspection.id, kind: 'conclusion', state: 'issued' }, orderBy: { createdAt: 'desc' }, select: { id: true, publishedAt: true } });
    if (!conclusion) return refuse({ name: 'NoConclusion' });
    if (conclusion.publishedAt !== null) return refuse({ name: 'AlreadyPublished' });
    await tx.inspectionDocument.update({ where: { agencyId_id: { agencyId, id: conclusion.id } }, data: { publishedAt: ctx.instant, publishedById: staffId } });
    const notice = await withNotice(tx, ctx, input, { kind: 'public-notice', inspectionId: inspection.id });
    if (!notice.ok) return notice;
    if (notice.value !== null) await tx.inspectionDocument.update({ where: { agencyId_id: { agencyId, id: notice.value } }, data: { publishedAt: ctx.instant, publishedById: staffId } });
    return ok({ code: inspection.code });
  });

/** Ends the following-up: every recommendation is verified or withdrawn. With a number, the notice of the remedy goes with it. */
export const closeInspection = (ctx: Context, input: ActWithNotice): Promise<Result<Acted, ConcludeRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'close', version: input.version }, async (tx, inspection) => {
    const { agencyId } = ctx.actor;
    const open = await openRecommendations(tx, agencyId, inspection.id);
    if (open.length > 0) return refuse({ name: 'RecommendationsOpen', numbers: open.map(({ number }) => number) });
    const notice = await withNotice(tx, ctx, input, { kind: 'remedy-notice', inspectionId: inspection.id });
    if (!notice.ok) return notice;
    await tx.inspection.update({ where: { agencyId_id: { agencyId, id: inspection.id } }, data: { closedAt: ctx.instant } });
    return ok({ code: inspection.code });
  });

/** Takes the following-up up again, with the reason. */
export const reopenInspection = (ctx: Context, input: ReasonedAct): Promise<Result<Acted, ConcludeRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'reopen', version: input.version, reason: input.reason }, async (tx, inspection) => {
    await tx.inspection.update({ where: { agencyId_id: { agencyId: ctx.actor.agencyId, id: inspection.id } }, data: { closedAt: null } });
    return ok({ code: inspection.code });
  });

/** Cancels an inspection that has not begun on site. Units that were told are told of this too. */
export const cancelInspection = (ctx: Context, input: ReasonedAct): Promise<Result<Acted, ConcludeRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'cancel', version: input.version, reason: input.reason }, async (tx, inspection) => {
    const { agencyId } = ctx.actor;
    const heads = inspection.stage === 'notified' ? await headsOf(tx, agencyId, inspection.unitIds) : [];
    await tellPeople(tx, ctx, inspection, [...heads, ...(await teamOf(tx, agencyId, inspection.id))], 'hủy đợt kiểm tra', input.reason, '');
    return ok({ code: inspection.code });
  });
