import { listBasesOn, replaceInspectedUnits } from '@/lib/data/inspection-plans';
import { appendInspectionEvent, lockInspection, type LockedInspection } from '@/lib/data/inspections';
import { entrySha256, writeEntries } from '@/lib/data/inspection-records';
import { insertFile } from '@/lib/data/files';
import { appendRemedyEvent, lockRecommendation, remedyEvidenceKey, settleFindings } from '@/lib/data/recommendations';
import type { Tx } from '@/lib/db/transaction';
import { ROLES, type Role } from '@/lib/domain/access/permissions';
import { plainDate, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { DocumentWords } from '@/lib/domain/inspection/document-data';
import type { FindingInput } from '@/lib/domain/inspection/finding';
import { applyRemedyAct, type RemedyAct } from '@/lib/domain/inspection/recommendation';
import { sheetKey, type Entry } from '@/lib/domain/inspection/record';
import { mayFollow, movesVersion, stageAfter, type InspectionAct } from '@/lib/domain/inspection/stage';
import type { AddresseeKind, Answer, DocumentKind, MemberRole, RecommendationKind } from '@/lib/domain/inspection/vocabulary';
import { dateColumn, instantOf, localTimeOf } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/new-id';
import type { Context } from '@/lib/usecases/context';
import { issueDocument } from '@/lib/usecases/inspection/issue-document';
import { recordFinding } from '@/lib/usecases/inspection/record-finding';
import { teamStepWithin } from '@/lib/usecases/inspection/step-finding';
import { AGENCY_ID } from '../reference';
import { idOf } from '../rows';
import { keepSampleFile } from './online';
import { staffId } from './people';

// The acts of a sample inspection, each on its own day, inside the one transaction of the seed: through the same table of acts, the
// same events, findings, records and documents as the screens, so that nothing stands that could not have been done.

export const at = (day: string, minute = 540): Date => instantOf({ on: plainDate(day), minute });

/** Whoever acts, at a moment. */
export type Cast = { readonly tx: Tx; readonly as: (username: string, moment: Date) => Context; readonly unit: (shortName: string) => string };

export async function castInspection(tx: Tx): Promise<Cast> {
  const staff = await tx.staff.findMany({ where: { agencyId: AGENCY_ID } });
  const roles = await tx.staffRole.findMany({ where: { agencyId: AGENCY_ID } });
  const units = new Map((await tx.unit.findMany({ where: { agencyId: AGENCY_ID }, select: { id: true, shortName: true } })).map(({ id, shortName }) => [shortName, id]));
  return {
    tx,
    as: (username, moment) => {
      const person = staff.find((one) => one.username === username);
      if (!person) throw new Error(`Không có cán bộ mẫu ${username}`);
      const held = roles.flatMap((one) => (one.staffId === person.id && (ROLES as readonly string[]).includes(one.role) ? [{ role: one.role as Role, unitId: one.unitId }] : []));
      return { actor: { staffId: person.id, agencyId: AGENCY_ID, name: person.name, title: person.title, roles: held }, instant: moment, now: localTimeOf(moment) };
    },
    unit: (shortName) => {
      const id = units.get(shortName);
      if (!id) throw new Error(`Không có đơn vị ${shortName}`);
      return id;
    },
  };
}

/** Người ký mẫu. */
const SIGNER = { signerName: 'Đoàn Hải Sơn', signerTitle: 'Phó Trưởng ban' } as const;

export type PlannedVisit = { readonly unit: string; readonly on: PlainDate; readonly note: string };
export type DemoPlan = {
  readonly code: string; readonly yearPlanId: string | null; readonly title: string; readonly purpose: string; readonly periodFrom: PlainDate; readonly periodTo: PlainDate; readonly siteFrom: PlainDate; readonly siteTo: PlainDate; readonly selfReportDueOn: PlainDate;
  readonly visits: readonly PlannedVisit[]; readonly contents: readonly string[];
};

export const METHOD = 'Nghe báo cáo; kiểm tra hồ sơ, sổ sách, phần mềm; đối chiếu niêm yết, công khai; trao đổi trực tiếp với cán bộ và người đến giải quyết thủ tục; khắc phục ngay sai sót tại chỗ.';

/** An issued plan of a year. */
export async function issueDemoYearPlan({ tx, as, unit }: Cast, plan: { readonly year: number; readonly number: string; readonly issuedOn: PlainDate; readonly purpose: string; readonly lines: readonly { readonly units: readonly string[]; readonly month: number; readonly contents: readonly string[]; readonly note: string | null }[] }): Promise<string> {
  const id = idOf('inspection-year-plan', String(plan.year));
  const moment = instantOf({ on: plan.issuedOn, minute: 540 });
  await tx.inspectionYearPlan.create({
    data: {
      agencyId: AGENCY_ID, id, year: plan.year, number: plan.number, issuedOn: dateColumn(plan.issuedOn), ...SIGNER, purpose: plan.purpose, state: 'issued', version: 2, isSample: true, createdById: staffId('kiemsoat'), createdAt: moment,
      lines: plan.lines.map(({ units, month, contents, note }) => ({ unitIds: units.map(unit), month, contents: [...contents], note })),
    },
  });
  await issueDocument(tx, as('lanhdao', moment), { kind: 'year-plan', inspectionId: null, yearPlanId: id, number: plan.number, issuedOn: plan.issuedOn, ...SIGNER, state: 'issued' });
  return id;
}

/** A drafted plan, with the bases that held on the day and the checklist there is. Article 35a was added on 25/9/2017: no plan before cites it. */
export async function draftDemoPlan({ tx, as, unit }: Cast, moment: Date, plan: DemoPlan): Promise<string> {
  const id = idOf('inspection', plan.code);
  const ctx = as('kiemsoat', moment);
  const checklist = await tx.checklistVersion.findFirstOrThrow({ where: { agencyId: AGENCY_ID, state: 'in-force' }, orderBy: { number: 'desc' }, select: { id: true } });
  const bases = (await listBasesOn(AGENCY_ID, ctx.now.on, tx)).map(({ number, title, article, isVerified }) => ({ number, title, article: article === 'Điều 35a' && ctx.now.on < plainDate('2017-09-25') ? null : article, isVerified }));
  const schedule = plan.visits.map(({ unit: of, on, note }) => ({ on, unitId: unit(of), note }));
  await tx.inspection.create({
    data: {
      agencyId: AGENCY_ID, id, code: plan.code, kind: plan.yearPlanId === null ? 'ad-hoc' : 'yearly', yearPlanId: plan.yearPlanId, title: plan.title, purpose: plan.purpose, periodFrom: dateColumn(plan.periodFrom), periodTo: dateColumn(plan.periodTo), siteFrom: dateColumn(plan.siteFrom), siteTo: dateColumn(plan.siteTo),
      method: METHOD, contents: [...plan.contents], schedule, bases, checklistVersionId: checklist.id, selfReportDueOn: dateColumn(plan.selfReportDueOn), stage: 'drafting', eventCount: 1, isSample: true, createdById: ctx.actor.staffId, createdAt: moment,
    },
  });
  await replaceInspectedUnits(tx, AGENCY_ID, id, schedule, dateColumn);
  await appendInspectionEvent(tx, { agencyId: AGENCY_ID, inspectionId: id, seq: 1, act: 'revise', stageAfter: 'drafting', unitId: null, legalOn: ctx.now.on, at: moment, actorId: ctx.actor.staffId, reason: null, data: { isNew: true } });
  return id;
}

/** One act, by the table: throws when it may not follow. */
export async function act<T>(tx: Tx, ctx: Context, id: string, name: InspectionAct, work?: (inspection: LockedInspection) => Promise<T>, more: { readonly unitId?: string; readonly reason?: string; readonly data?: Readonly<Record<string, unknown>> } = {}): Promise<T | undefined> {
  const inspection = await lockInspection(tx, AGENCY_ID, id);
  if (!inspection || !mayFollow(inspection.stage, name)) throw new Error(`Đợt kiểm tra mẫu: ${name} không theo sau ${inspection?.stage ?? 'không có'}`);
  const done = await work?.(inspection);
  const [seq, stage] = [inspection.eventCount + 1, stageAfter(inspection.stage, name)];
  await appendInspectionEvent(tx, { agencyId: AGENCY_ID, inspectionId: id, seq, act: name, stageAfter: stage, unitId: more.unitId ?? null, legalOn: ctx.now.on, at: ctx.instant, actorId: ctx.actor.staffId, reason: more.reason ?? null, data: more.data ?? null });
  await tx.inspection.update({ where: { agencyId_id: { agencyId: AGENCY_ID, id } }, data: { stage, eventCount: seq, version: inspection.version + (movesVersion(name) ? 1 : 0) } });
  return done;
}

/** A signed document of the day. */
export const issue = (tx: Tx, ctx: Context, id: string, kind: DocumentKind, number: string | null, words?: DocumentWords): Promise<string> =>
  issueDocument(tx, ctx, { kind, inspectionId: id, number, issuedOn: ctx.now.on, ...(kind === 'report' ? { signerName: ctx.actor.name, signerTitle: 'Trưởng đoàn kiểm tra' } : SIGNER), state: 'issued', words });

export async function joinTeam({ tx, unit }: Cast, id: string, moment: Date, team: readonly { readonly username: string; readonly role: MemberRole; readonly units: readonly string[] }[]): Promise<void> {
  for (const { username, role, units } of team) await tx.inspectionMember.create({ data: { agencyId: AGENCY_ID, inspectionId: id, staffId: staffId(username), role, unitIds: units.map(unit), joinedAt: moment } });
}

const written = (id: string, unitId: string, kind: Entry['kind'], key: string, content: unknown): Entry => ({ id, unitId, kind, key, baseVersion: 0, content }) as Entry;

export type DemoAnswer = { readonly itemKey: string; readonly answer: Answer; readonly note?: string; readonly autoSha256?: string };
export type SiteRecords = {
  readonly answers?: readonly DemoAnswer[];
  readonly sheets?: readonly { readonly code: string; readonly answers: Readonly<Record<string, readonly [Answer, string?]>> }[];
  readonly notes?: readonly string[];
  readonly interviews?: readonly { readonly whom: string; readonly role: string; readonly text: string }[];
};

/** What was recorded at a unit, through the one door of records. */
export async function recordAt(tx: Tx, ctx: Context, id: string, unitId: string, { answers = [], sheets = [], notes = [], interviews = [] }: SiteRecords): Promise<void> {
  const entries: Entry[] = [
    ...answers.map(({ itemKey, answer, note, autoSha256 }) => written(newId(), unitId, 'answer', itemKey, { answer, note: note ?? '', source: autoSha256 === undefined ? 'person' : 'confirmed', ...(autoSha256 === undefined ? {} : { autoSha256 }) })),
    ...sheets.flatMap(({ code, answers: own }) => Object.entries(own).map(([question, [answer, note]]) => written(newId(), unitId, 'sheet', sheetKey(code, question), { dossierCode: code, question, answer, note: note ?? '' }))),
    ...notes.map((text) => written(newId(), unitId, 'note', newId(), { text })),
    ...interviews.map((content) => written(newId(), unitId, 'interview', newId(), content)),
  ];
  const done = await writeEntries(tx, { agencyId: AGENCY_ID, staffId: ctx.actor.staffId, deviceId: null, receivedAt: ctx.instant }, id, entries.map((entry) => ({ entry, saidAt: ctx.instant, deviceSaidAt: ctx.instant })));
  const refused = done.find(({ outcome }) => outcome !== 'applied');
  if (refused) throw new Error(`Không ghi được ghi nhận mẫu ${refused.id}: ${refused.problem ?? refused.outcome}, ${entrySha256(entries[0] ?? written(id, unitId, 'note', id, { text: '' }))}`);
}

export type DemoFinding = Omit<FindingInput, 'id' | 'inspectionId' | 'source' | 'sourceKey' | 'causeNote'> & { readonly key: string; readonly causeNote?: string };

/** A finding that the unit is told of. Answers its id. */
export async function find(tx: Tx, ctx: Context, inspectionId: string, { key, causeNote, ...finding }: DemoFinding, isTold = true): Promise<string> {
  const id = idOf('finding', inspectionId, key);
  const recorded = await recordFinding(tx, { agencyId: AGENCY_ID, staffId: ctx.actor.staffId, saidAt: ctx.instant, receivedAt: ctx.instant }, { ...finding, id, inspectionId, source: finding.itemKey === null ? 'other' : 'checklist', sourceKey: finding.itemKey, causeNote: causeNote ?? null });
  if (!recorded.ok) throw new Error(`Phát hiện mẫu ${key}: ${recorded.refusal.name}`);
  if (!isTold) return id;
  const told = await teamStepWithin(tx, ctx, inspectionId, { act: 'notify', findingId: id, seen: recorded.value.version });
  if (!told.ok) throw new Error(`Phát hiện mẫu ${key}: ${told.refusal.name}`);
  return id;
}

/** What the unit says of a finding. */
export async function say(tx: Tx, ctx: Context, findingId: string, stance: 'agree' | 'contest', text: string): Promise<void> {
  await tx.findingStatement.create({ data: { agencyId: AGENCY_ID, findingId, side: 'unit', stance, text, byId: ctx.actor.staffId, at: ctx.instant } });
  await tx.finding.update({ where: { agencyId_id: { agencyId: AGENCY_ID, id: findingId } }, data: { state: stance === 'agree' ? 'agreed' : 'contested', version: { increment: 1 } } });
}

/** Minutes of a unit, offered by the leader and agreed to by both sides. */
export async function agreeOnMinutes(tx: Tx, lead: Context, head: Context, id: string, unitId: string, words: DocumentWords, opinion: string | null): Promise<void> {
  const documentId = await act(tx, lead, id, 'offer-minutes', () => issueDocument(tx, lead, { kind: 'minutes', inspectionId: id, unitId, number: null, issuedOn: lead.now.on, signerName: lead.actor.name, signerTitle: lead.actor.title, state: 'offered', words }), { unitId });
  const { sha256 } = await tx.inspectionDocument.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY_ID, id: documentId ?? '' } }, select: { sha256: true } });
  for (const [side, by] of [['unit', head], ['team', lead]] as const) {
    await act(tx, by, id, 'agree-minutes', () => tx.documentAgreement.create({ data: { agencyId: AGENCY_ID, documentId: documentId ?? '', side, stance: 'agree', opinion: side === 'unit' ? opinion : null, sha256, byId: by.actor.staffId, at: by.instant } }), { unitId, data: { side, stance: 'agree', sha256 } });
  }
  await tx.inspectionDocument.update({ where: { agencyId_id: { agencyId: AGENCY_ID, id: documentId ?? '' } }, data: { state: 'issued' } });
}

export type DemoRecommendation = { readonly number: number; readonly addresseeKind: AddresseeKind; readonly unitId: string | null; readonly kind: RecommendationKind; readonly text: string; readonly dueOn: PlainDate; readonly findingIds: readonly string[] };

/** A drafted recommendation; the conclusion issues it. Answers its id. */
export async function recommend(tx: Tx, ctx: Context, inspectionId: string, { findingIds, dueOn, ...content }: DemoRecommendation): Promise<string> {
  const id = idOf('recommendation', inspectionId, String(content.number));
  await tx.recommendation.create({ data: { agencyId: AGENCY_ID, id, inspectionId, ...content, dueOn: dateColumn(dueOn), state: 'drafted', isSample: true, createdById: ctx.actor.staffId, createdAt: ctx.instant } });
  await tx.recommendationFinding.createMany({ data: findingIds.map((findingId) => ({ agencyId: AGENCY_ID, recommendationId: id, findingId })) });
  return id;
}

/** One step of a remedy, by its table; a report brings a sample file as evidence. */
export async function remedy(tx: Tx, ctx: Context, id: string, name: RemedyAct, text: string, promisedOn: PlainDate | null = null): Promise<void> {
  const held = await lockRecommendation(tx, AGENCY_ID, id);
  const next = held && applyRemedyAct(held.state, name);
  if (!held || !next?.ok) throw new Error(`Kiến nghị mẫu: ${name} không theo sau ${held?.state ?? 'không có'}`);
  const seq = await appendRemedyEvent(tx, { agencyId: AGENCY_ID, recommendationId: id, act: name, stateAfter: next.value, text, promisedOn: promisedOn && dateColumn(promisedOn), byId: ctx.actor.staffId, legalOn: dateColumn(ctx.now.on), at: ctx.instant });
  if (name === 'report') {
    const { sha256, size } = await keepSampleFile();
    const file = { agencyId: AGENCY_ID, id: newId(), sha256, size, mediaType: 'application/pdf', name: `Minh chứng khắc phục kiến nghị ${held.number} (tệp mẫu).pdf`, uploadedAt: ctx.instant, uploadedById: ctx.actor.staffId };
    await insertFile(tx, file);
    const unitId = held.unitId ?? (await tx.inspectionUnit.findFirstOrThrow({ where: { agencyId: AGENCY_ID, inspectionId: held.inspectionId }, orderBy: { sortOrder: 'asc' }, select: { unitId: true } })).unitId;
    await tx.inspectionEvidence.create({ data: { agencyId: AGENCY_ID, id: newId(), inspectionId: held.inspectionId, unitId, targetKind: 'remedy', targetKey: remedyEvidenceKey(id, seq), fileId: file.id, sha256, takenAt: ctx.instant, byId: ctx.actor.staffId, receivedAt: ctx.instant } });
  }
  await tx.recommendation.update({ where: { agencyId_id: { agencyId: AGENCY_ID, id } }, data: { state: next.value, closedAt: name === 'accept' ? ctx.instant : null, version: held.version + 1 } });
  await settleFindings(tx, AGENCY_ID, id, ctx.instant);
}
