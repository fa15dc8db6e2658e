import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { teamOf, headsOf } from '@/lib/data/findings';
import { findInspection, lockInspection, type LockedInspection } from '@/lib/data/inspections';
import { queueNotices } from '@/lib/data/notices';
import { lockSelfReport } from '@/lib/data/self-reports';
import type { Tx } from '@/lib/db/transaction';
import { can } from '@/lib/domain/access/can';
import type { FlowRefusal } from '@/lib/domain/inspection/flow-refusal';
import { missingSections, SELF_REPORT_SECTIONS, type SelfReportFigures, type SelfReportWords } from '@/lib/domain/inspection/self-report';
import { seesInspection } from '@/lib/domain/inspection/sight';
import { mayFollow } from '@/lib/domain/inspection/stage';
import { canonicalJson } from '@/lib/domain/shared/canonical-json';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { sha256 } from '@/lib/adapters/hash';
import type { ReturnSelfReport, SaveSelfReport } from '@/lib/schemas/inspection-plan';
import type { Context } from '../context';
import type { InspectionRefusal } from './act';
import { issueDocument } from './issue-document';
import { onCode, type Acted } from './on-code';
import { inRefusableTransaction } from './refusals';
import { unitFigures } from './self-report-figures';

type SelfReportRefusal = FlowRefusal | InspectionRefusal;

const wordsOf = (input: SaveSelfReport): SelfReportWords => Object.fromEntries(SELF_REPORT_SECTIONS.flatMap((section) => (input[section] ? [[section, input[section]]] : [])));

/** What a self-report is sealed by: its words and figures. */
export const selfReportSha256 = (words: SelfReportWords, figures: SelfReportFigures): string => sha256(canonicalJson({ words, figures }));

async function writable(tx: Tx, ctx: Context, inspectionId: string, input: { unitId: string; seen: number }): Promise<Result<number, FlowRefusal>> {
  const held = await lockSelfReport(tx, ctx.actor.agencyId, inspectionId, input.unitId);
  if (!held) return refuse({ name: 'NoSuchUnit' });
  if (held.state === 'submitted') return refuse({ name: 'WrongSelfReportState', state: held.state });
  if (held.version !== input.seen) return refuse({ name: 'SelfReportChanged' });
  return ok(held.version);
}

const key = (ctx: Context, inspectionId: string, unitId: string) => ({ agencyId_inspectionId_unitId: { agencyId: ctx.actor.agencyId, inspectionId, unitId } });

/** Keeps the words of a draft. It binds nobody; the figures stay those of the register until it is handed in. */
async function saveDraft(ctx: Context, input: SaveSelfReport): Promise<Result<Acted, SelfReportRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const found = await findInspection(agencyId, input.code);
  return inRefusableTransaction<Acted, SelfReportRefusal>(async (tx, stop) => {
    const inspection = found && (await lockInspection(tx, agencyId, found.id));
    if (!inspection || !seesInspection(ctx.actor, inspection) || !inspection.unitIds.includes(input.unitId)) return stop({ name: 'NoSuchInspection' });
    if (!can(ctx.actor, 'inspection:self-report', [input.unitId])) return stop({ name: 'NotPermitted' });
    if (!mayFollow(inspection.stage, 'submit-self-report')) return stop({ name: 'NotInThisStage', stage: inspection.stage, last: null });
    const version = await writable(tx, ctx, inspection.id, input);
    if (!version.ok) return stop(version.refusal);
    await tx.selfReport.update({ where: key(ctx, inspection.id, input.unitId), data: { state: 'draft', words: { ...wordsOf(input) }, version: version.value + 1 } });
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'self-report:save', subject: `inspection:${inspection.code}`, at: ctx.instant, detail: { unitId: input.unitId } });
    return { code: inspection.code };
  });
}

const tell = (tx: Tx, ctx: Context, inspection: LockedInspection, recipients: readonly string[], step: string, text: string) => queueNotices(tx, [...new Set(recipients)].filter((id) => id !== ctx.actor.staffId).map((recipient) => ({
  agencyId: ctx.actor.agencyId, dossierId: null, channel: 'in-app' as const, recipient, template: 'staff-inspection-step' as const, data: { code: inspection.code, step, by: ctx.actor.name, text, part: 'tu-kiem-tra' },
  dedupeKey: `self-report:${inspection.id}:${inspection.eventCount}:${recipient}`,
})), ctx.instant);

/**
 * Saves the self-report of a unit, or hands it in: then its figures are taken from the register at this moment, and words and
 * figures are frozen under a hash. Only the team's leader gives it back.
 */
export async function saveSelfReport(ctx: Context, input: SaveSelfReport): Promise<Result<Acted, SelfReportRefusal>> {
  if (!input.submit) return saveDraft(ctx, input);
  const { agencyId, staffId } = ctx.actor;
  const words = wordsOf(input);
  const found = await findInspection(agencyId, input.code);
  if (!found || !found.unitIds.includes(input.unitId)) return refuse({ name: 'NoSuchInspection' });
  const figures = await unitFigures(agencyId, input.unitId, { from: found.periodFrom, to: found.periodTo }, ctx.instant);
  const seal = selfReportSha256(words, figures);
  return onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'submit-self-report', unitId: input.unitId, data: { sha256: seal } }, async (tx, inspection) => {
    const missing = missingSections(words);
    if (missing.length > 0) return refuse({ name: 'SectionsMissing', sections: missing });
    const version = await writable(tx, ctx, inspection.id, input);
    if (!version.ok) return version;
    await tx.selfReport.update({ where: key(ctx, inspection.id, input.unitId), data: { state: 'submitted', words: { ...words }, figures: { ...figures, lines: figures.lines.map((line) => ({ ...line })) }, sha256: seal, version: version.value + 1, submittedById: staffId, submittedAt: ctx.instant, returnedWhy: null } });
    await issueDocument(tx, ctx, { kind: 'self-report', inspectionId: inspection.id, unitId: input.unitId, number: null, issuedOn: ctx.now.on, signerName: ctx.actor.name, signerTitle: ctx.actor.title, state: 'issued' });
    await tell(tx, ctx, inspection, await teamOf(tx, agencyId, inspection.id), 'báo cáo tự kiểm tra', 'Đơn vị đã nộp báo cáo tự kiểm tra.');
    return ok({ code: inspection.code });
  });
}

/** The team's leader gives a self-report back with the reason; the unit writes on, and its figures are taken anew. */
export const returnSelfReport = (ctx: Context, input: ReturnSelfReport): Promise<Result<Acted, SelfReportRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'return-self-report', unitId: input.unitId, reason: input.reason }, async (tx, inspection) => {
    const { agencyId } = ctx.actor;
    const held = await lockSelfReport(tx, agencyId, inspection.id, input.unitId);
    if (!held) return refuse({ name: 'NoSuchUnit' });
    if (held.version !== input.seen) return refuse({ name: 'SelfReportChanged' });
    if (held.state !== 'submitted') return refuse({ name: 'WrongSelfReportState', state: held.state });
    await tx.selfReport.update({ where: key(ctx, inspection.id, input.unitId), data: { state: 'returned', returnedWhy: input.reason, version: held.version + 1 } });
    await tx.inspectionDocument.updateMany({ where: { agencyId, inspectionId: inspection.id, unitId: input.unitId, kind: 'self-report', state: 'issued' }, data: { state: 'withdrawn' } });
    await tell(tx, ctx, inspection, await headsOf(tx, agencyId, [input.unitId]), 'trả lại báo cáo tự kiểm tra', input.reason);
    return ok({ code: inspection.code });
  });
