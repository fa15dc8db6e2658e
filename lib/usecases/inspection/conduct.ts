import 'server-only';
import { headsOf, teamOf } from '@/lib/data/findings';
import { loadCalendarIn } from '@/lib/data/calendar';
import { listMinutes, speaksForUnit, unitsWithoutMinutes } from '@/lib/data/inspection-minutes';
import { isMember, type LockedInspection } from '@/lib/data/inspections';
import { queueNotices } from '@/lib/data/notices';
import { askSelfReports } from '@/lib/data/self-reports';
import type { Tx } from '@/lib/db/transaction';
import { dueDate } from '@/lib/domain/calendar/add-term';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { WorkingCalendar } from '@/lib/domain/calendar/types';
import type { FlowRefusal } from '@/lib/domain/inspection/flow-refusal';
import { CONCLUSION_TERM } from '@/lib/domain/inspection/plan';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { dateColumn } from '@/lib/platform/clock';
import type { AgreeMinutes, EndSite, NotifyUnits, OfferMinutes, PlainAct } from '@/lib/schemas/inspection-plan';
import { formatDate } from '@/lib/text/format';
import type { Context } from '../context';
import type { InspectionRefusal } from './act';
import { issueSigned } from './issued';
import { issueDocument } from './issue-document';
import { onCode, type Acted } from './on-code';

type ConductRefusal = FlowRefusal | InspectionRefusal;

/** Tells people of the inspection in the application; one notice each for one act. */
export const tellPeople = (tx: Tx, ctx: Context, inspection: LockedInspection, recipients: readonly string[], step: string, text: string, part: string) => queueNotices(tx, [...new Set(recipients)].filter((id) => id !== ctx.actor.staffId).map((recipient) => ({
  agencyId: ctx.actor.agencyId, dossierId: null, channel: 'in-app' as const, recipient, template: 'staff-inspection-step' as const, data: { code: inspection.code, step, by: ctx.actor.name, text, part }, dedupeKey: `inspection-step:${inspection.id}:${inspection.eventCount}:${part}:${recipient}`,
})), ctx.instant);

/** Sends the notice to the inspected units, asks each for its self-report by a day, and lets them see the inspection. */
export const notifyUnits = (ctx: Context, input: NotifyUnits): Promise<Result<Acted, ConductRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'notify', version: input.version, legalOn: input.issuedOn, data: { number: input.number, selfReportDueOn: input.selfReportDueOn } }, async (tx, inspection) => {
    const { agencyId } = ctx.actor;
    if (input.selfReportDueOn < ctx.now.on) return refuse({ name: 'SelfReportDueInPast' });
    await tx.inspection.update({ where: { agencyId_id: { agencyId, id: inspection.id } }, data: { selfReportDueOn: dateColumn(input.selfReportDueOn) } });
    await askSelfReports(tx, agencyId, inspection.id, inspection.unitIds);
    const issued = await issueSigned(tx, ctx, { kind: 'notice', inspectionId: inspection.id }, input);
    if (!issued.ok) return issued;
    await queueNotices(tx, (await headsOf(tx, agencyId, inspection.unitIds)).map((recipient) => ({
      agencyId, dossierId: null, channel: 'in-app' as const, recipient, template: 'staff-inspection-notified' as const,
      data: { code: inspection.code, title: inspection.title, from: formatDate(inspection.siteFrom), to: formatDate(inspection.siteTo), due: formatDate(input.selfReportDueOn) }, dedupeKey: `inspection-notified:${inspection.id}:${recipient}`,
    })), ctx.instant);
    return ok({ code: inspection.code });
  });

/** Announces the decision and begins the work on site. */
export const openInspection = (ctx: Context, input: PlainAct): Promise<Result<Acted, ConductRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'open', version: input.version }, async (tx, inspection) => {
    await tellPeople(tx, ctx, inspection, await headsOf(tx, ctx.actor.agencyId, inspection.unitIds), 'bắt đầu kiểm tra tại đơn vị', 'Đoàn kiểm tra công bố quyết định, bắt đầu làm việc.', '');
    return ok({ code: inspection.code });
  });

/**
 * Draws up the minutes of a unit from what has been recorded and offers them to both sides. Offered again, they take the place of
 * the former ones, and whatever was said of those counts no more.
 */
export const offerMinutes = (ctx: Context, input: OfferMinutes): Promise<Result<Acted, ConductRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'offer-minutes', unitId: input.unitId }, async (tx, inspection) => {
    const { agencyId } = ctx.actor;
    if (inspection.stage === 'site-ended') return refuse({ name: 'MinutesReplaced' });
    await tx.inspectionDocument.updateMany({ where: { agencyId, inspectionId: inspection.id, unitId: input.unitId, kind: 'minutes', state: { in: ['offered', 'issued'] } }, data: { state: 'withdrawn' } });
    const words = { ...(input.assessment ? { assessment: input.assessment } : {}), ...(input.note ? { note: input.note } : {}) };
    await issueDocument(tx, ctx, { kind: 'minutes', inspectionId: inspection.id, unitId: input.unitId, number: null, issuedOn: ctx.now.on, signerName: ctx.actor.name, signerTitle: ctx.actor.title, state: 'offered', words });
    await tellPeople(tx, ctx, inspection, await headsOf(tx, agencyId, [input.unitId]), 'biên bản chờ xác nhận', 'Xem biên bản, ghi ý kiến và xác nhận.', 'bien-ban');
    return ok({ code: inspection.code });
  });

/**
 * Records what one side says of the minutes it has before it, with the hash of exactly those. Once each side has spoken, agreed or
 * not, the minutes stand. Minutes that were drawn up anew meanwhile have to be read again.
 */
export const agreeMinutes = (ctx: Context, input: AgreeMinutes): Promise<Result<Acted, ConductRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'agree-minutes', unitId: input.unitId, data: { side: input.side, stance: input.stance, sha256: input.sha256 } }, async (tx, inspection) => {
    const { agencyId, staffId } = ctx.actor;
    const isOwnSide = input.side === 'unit' ? await speaksForUnit(ctx.actor, input.unitId, tx) : await isMember(tx, agencyId, inspection.id, staffId);
    if (!isOwnSide) return refuse({ name: 'NotThisSide' });
    const minutes = (await listMinutes(agencyId, inspection.id, tx)).find(({ unitId }) => unitId === input.unitId);
    if (!minutes) return refuse({ name: 'NoMinutes' });
    if (minutes.documentId !== input.documentId || minutes.sha256 !== input.sha256) return refuse({ name: 'MinutesReplaced' });
    if (minutes[input.side] !== null) return refuse({ name: 'AlreadySaid' });
    if (input.stance === 'disagree' && !input.opinion) return refuse({ name: 'OpinionNeeded' });
    await tx.documentAgreement.create({ data: { agencyId, documentId: minutes.documentId, side: input.side, stance: input.stance, opinion: input.opinion ?? null, sha256: input.sha256, byId: staffId, at: ctx.instant } });
    if (minutes[input.side === 'unit' ? 'team' : 'unit'] !== null) await tx.inspectionDocument.update({ where: { agencyId_id: { agencyId, id: minutes.documentId } }, data: { state: 'issued' } });
    const others = input.side === 'unit' ? await teamOf(tx, agencyId, inspection.id) : await headsOf(tx, agencyId, [input.unitId]);
    await tellPeople(tx, ctx, inspection, others, 'ý kiến về biên bản', input.stance === 'agree' ? 'Thống nhất với biên bản.' : 'Không thống nhất với biên bản.', 'bien-ban');
    return ok({ code: inspection.code });
  });

/** The day on which the conclusion is due: 15 working days after the end at the units, counted by the calendar in force. */
export function conclusionDue(endedOn: PlainDate, calendar: WorkingCalendar): PlainDate {
  const due = dueDate(conclusionCountedFrom(endedOn), CONCLUSION_TERM, 'none', [], calendar);
  if (!due.ok) throw new Error(`A conclusion whose date cannot be reckoned: ${due.refusal.name}`);
  return due.value.due.on;
}
/** The end of a visit falls in working time: the first day counted is the next working day. */
export const conclusionCountedFrom = (endedOn: PlainDate) => ({ on: endedOn, minute: 9 * 60 });

/** Ends the work at the units: every unit has minutes of which both sides have spoken, and no conflict of records is undecided. */
export const endSite = (ctx: Context, input: EndSite): Promise<Result<Acted, ConductRefusal>> =>
  onCode<Acted, FlowRefusal>(ctx, { code: input.code, act: 'end-site', version: input.version, legalOn: input.endedOn }, async (tx, inspection) => {
    const { agencyId } = ctx.actor;
    if (input.endedOn > ctx.now.on) return refuse({ name: 'DayInFuture', field: 'endedOn' });
    const notBefore = inspection.siteFrom < ctx.now.on ? inspection.siteFrom : ctx.now.on;
    if (input.endedOn < notBefore) return refuse({ name: 'DayTooEarly', field: 'endedOn', notBefore });
    const missing = await unitsWithoutMinutes(agencyId, inspection.id, tx);
    if (missing.length > 0) return refuse({ name: 'MinutesMissing', unitNames: missing });
    const conflicts = await tx.inspectionConflict.count({ where: { agencyId, inspectionId: inspection.id, decidedAt: null } });
    if (conflicts > 0) return refuse({ name: 'OpenConflicts', count: conflicts });
    const due = conclusionDue(input.endedOn, await loadCalendarIn(tx, agencyId));
    await tx.inspection.update({ where: { agencyId_id: { agencyId, id: inspection.id } }, data: { siteEndedOn: dateColumn(input.endedOn), conclusionDueOn: dateColumn(due) } });
    return ok({ code: inspection.code });
  });
