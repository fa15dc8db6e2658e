import 'server-only';
import { readFindingFacts, readRecommendationFacts, readSelfReportFacts, readUnitHeads, readYearPlanFact } from '@/lib/data/inspection-document-facts';
import type { Tx } from '@/lib/db/transaction';
import type { DocumentData, DocumentHead, DocumentUnit, DocumentWords, RemedyLine, UnitResult, YearPlanDocument } from '@/lib/domain/inspection/document-data';
import { membersFor } from '@/lib/domain/inspection/document-parts';
import { isLate, type RecommendationState } from '@/lib/domain/inspection/recommendation';
import { localTimeOf } from '@/lib/platform/clock';
import { SELF_REPORT_OUTLINE } from '@/lib/text/inspection-outline';
import { paths } from '@/lib/text/paths';
import type { Context } from '../context';
import { assembleHead, assembleInspection, refOf, scheduleOf, type AssembledInspection } from './assemble/head';
import { assembleResult, assembleUnit, findingData, recommendationData, siteRecords } from './assemble/unit';
import type { DocumentToIssue } from './issue-document';
import { selfReportFigures } from './assemble/self-report';

type Asked = { readonly tx: Tx; readonly ctx: Pick<Context, 'actor' | 'instant' | 'now'>; readonly wanted: DocumentToIssue; readonly head: DocumentHead; readonly inspection: AssembledInspection; readonly unit: DocumentUnit | null };

const wordsOf = ({ words }: DocumentToIssue): DocumentWords => Object.fromEntries(Object.entries(words ?? {}).filter(([, text]) => text.trim() !== ''));

async function results({ tx, inspection }: Asked): Promise<UnitResult[]> {
  const findings = await readFindingFacts(tx, inspection.row.agencyId, inspection.row.id);
  const all: UnitResult[] = [];
  for (const unit of inspection.data.units) all.push(await assembleResult(tx, inspection, unit, findings));
  return all;
}

function unitOf({ unit, wanted }: Asked): DocumentUnit {
  if (unit === null) throw new Error(`A ${wanted.kind} without its unit`);
  return unit;
}

async function minutes(asked: Asked): Promise<DocumentData> {
  const { tx, inspection, head, wanted } = asked;
  const unit = unitOf(asked);
  const { agencyId, id, code } = inspection.row;
  const assembled = await assembleUnit(tx, inspection, unit);
  const findings = (await readFindingFacts(tx, agencyId, id)).filter(({ unitId }) => unitId === unit.id);
  const selfReport = (await readSelfReportFacts(tx, agencyId, id)).find(({ unitId }) => unitId === unit.id);
  const heads = await readUnitHeads(tx, agencyId, unit.id);
  return {
    ...head, kind: 'minutes', inspection: inspection.data, unit,
    present: [...membersFor(inspection.team, unit.id).map(({ name, title }) => ({ name, title, side: 'team' as const })), ...heads.map(({ name, title }) => ({ name, title, side: 'unit' as const }))],
    selfReport: selfReport === undefined ? null : { submittedAt: selfReport.submittedAt && localTimeOf(selfReport.submittedAt), path: paths.inspectionPart(code, 'tu-kiem-tra', { 'don-vi': unit.id }) },
    ...siteRecords(assembled), photos: assembled.photos, sample: assembled.sample, sheets: assembled.sheets, tally: assembled.tally, sections: assembled.sections, findings: findings.map(findingData), words: wordsOf(wanted),
  };
}

async function selfReport(asked: Asked): Promise<DocumentData> {
  const { tx, inspection, head } = asked;
  const unit = unitOf(asked);
  const report = (await readSelfReportFacts(tx, inspection.row.agencyId, inspection.row.id)).find(({ unitId }) => unitId === unit.id);
  const words = report?.words ?? {};
  const known = new Set(SELF_REPORT_OUTLINE.map(({ key }) => key));
  return {
    ...head, kind: 'self-report', inspection: inspection.data, unit, figures: selfReportFigures(report?.figures, paths.inspectionPart(inspection.row.code, 'tu-kiem-tra', { 'don-vi': unit.id })),
    sections: [...SELF_REPORT_OUTLINE.map(({ key, title }) => ({ title, text: words[key]?.trim() || null })), ...Object.entries(words).filter(([key, text]) => !known.has(key) && text.trim() !== '').map(([, text]) => ({ title: 'Nội dung khác', text }))],
    submittedAt: report?.submittedAt ? localTimeOf(report.submittedAt) : null, submittedByName: report?.submittedByName ?? null,
  };
}

async function remedyNotice(asked: Asked): Promise<DocumentData> {
  const { tx, ctx, inspection, head, unit, wanted } = asked;
  const facts = await readRecommendationFacts(tx, inspection.row.agencyId, inspection.row.id);
  const lines = facts.filter(({ unitId, state }) => state !== 'drafted' && (unit === null || unitId === unit.id)).map((fact): RemedyLine => ({
    ...recommendationData(fact), state: fact.state, closedOn: fact.closedAt && localTimeOf(fact.closedAt).on, isLate: isLate(fact.state as RecommendationState, fact.dueOn, wanted.issuedOn ?? ctx.now.on), reopenedCount: fact.reopenedCount, events: fact.events,
    evidence: { value: fact.evidence, path: paths.recommendation(fact.id) },
  }));
  return { ...head, kind: 'remedy-notice', inspection: inspection.data, unit, conclusion: refOf(inspection, 'conclusion'), lines, words: wordsOf(wanted) };
}

async function publicNotice(asked: Asked): Promise<DocumentData> {
  const { tx, inspection, head, wanted } = asked;
  const { agencyId, id } = inspection.row;
  const units = await results(asked);
  const recommendations = (await readRecommendationFacts(tx, agencyId, id)).map(recommendationData);
  return {
    ...head, kind: 'public-notice', inspection: inspection.data, conclusion: refOf(inspection, 'conclusion'), publicPath: paths.publicConclusions(), recommendations, words: wordsOf(wanted),
    units: units.map(({ unit, findings, tally }) => ({ name: unit.name, findings: { value: findings.length, path: unit.path ?? inspection.data.path }, serious: findings.filter(({ severity }) => severity === 'serious').length, correctedOnSpot: findings.filter(({ correctedOnSpot }) => correctedOnSpot).length, share: tally.score.share })),
  };
}

async function bodyOf(asked: Asked): Promise<DocumentData> {
  const { tx, inspection, head, unit, wanted } = asked;
  const { agencyId, id, selfReportDueOn } = inspection.row;
  switch (wanted.kind) {
    case 'plan':
      return { ...head, kind: 'plan', inspection: inspection.data, schedule: scheduleOf(inspection), selfReportDueOn };
    case 'team-decision':
      return { ...head, kind: 'team-decision', inspection: inspection.data };
    case 'notice':
      return { ...head, kind: 'notice', inspection: inspection.data, unit, selfReportDueOn, schedule: scheduleOf(inspection, unit?.id ?? null), outline: SELF_REPORT_OUTLINE.map(({ title, asks }) => ({ title, asks })) };
    case 'self-report':
      return selfReport(asked);
    case 'minutes':
      return minutes(asked);
    case 'report': {
      const reports = await readSelfReportFacts(tx, agencyId, id);
      const nameOf = new Map(inspection.data.units.map((one) => [one.id, one.name]));
      return {
        ...head, kind: 'report', inspection: inspection.data, units: await results(asked), recommendations: (await readRecommendationFacts(tx, agencyId, id)).map(recommendationData), words: wordsOf(wanted),
        selfReports: reports.map(({ unitId, submittedAt }) => ({ unitName: nameOf.get(unitId) ?? '', submittedAt: submittedAt && localTimeOf(submittedAt) })),
      };
    }
    case 'conclusion':
      return { ...head, kind: 'conclusion', inspection: inspection.data, units: await results(asked), recommendations: (await readRecommendationFacts(tx, agencyId, id)).map(recommendationData), report: refOf(inspection, 'report'), words: wordsOf(wanted) };
    case 'remedy-notice':
      return remedyNotice(asked);
    case 'public-notice':
      return publicNotice(asked);
    case 'year-plan':
      throw new Error('The plan of a year belongs to no inspection');
  }
}

type RawLine = { readonly unitIds?: unknown; readonly contents?: unknown; readonly month?: unknown; readonly note?: unknown };
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : typeof value === 'string' && value !== '' ? [value] : []);

async function yearPlan(tx: Tx, ctx: Pick<Context, 'actor' | 'now'>, wanted: DocumentToIssue, verifyToken: string, corrects: DocumentHead['corrects']): Promise<YearPlanDocument> {
  const { agencyId } = ctx.actor;
  const plan = wanted.yearPlanId ? await readYearPlanFact(tx, agencyId, wanted.yearPlanId) : null;
  if (!plan) throw new Error('A plan of the year that is not there');
  const head = await assembleHead(tx, ctx, { wanted, verifyToken, bases: null, unitName: null, isSample: plan.isSample, corrects });
  const units = new Map((await tx.unit.findMany({ where: { agencyId }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]));
  const lines = Array.isArray(plan.lines) ? (plan.lines as RawLine[]) : [];
  return {
    ...head, kind: 'year-plan', year: plan.year, path: paths.inspectionYearPlan(plan.id), purpose: plan.purpose,
    lines: lines.map(({ unitIds, contents, month, note }) => ({ unitNames: textsOf(unitIds).flatMap((id) => units.get(id) ?? []), contents: textsOf(contents), month: typeof month === 'number' ? month : null, note: typeof note === 'string' && note !== '' ? note : null })),
  };
}

/** A document assembled from what was recorded. Missing parts stay empty here; the words of the document say that they are missing. */
export async function assembleDocument(tx: Tx, ctx: Pick<Context, 'actor' | 'instant' | 'now'>, wanted: DocumentToIssue, verifyToken: string, corrects: DocumentHead['corrects'] = null): Promise<DocumentData> {
  if (wanted.kind === 'year-plan') return yearPlan(tx, ctx, wanted, verifyToken, corrects);
  if (wanted.inspectionId === null) throw new Error(`A ${wanted.kind} without its inspection`);
  const inspection = await assembleInspection(tx, ctx.actor.agencyId, wanted.inspectionId);
  const unit = wanted.unitId == null ? null : (inspection.data.units.find(({ id }) => id === wanted.unitId) ?? null);
  if (wanted.unitId != null && unit === null) throw new Error('A document of a unit that is not inspected');
  const head = await assembleHead(tx, ctx, { wanted, verifyToken, bases: inspection.row.bases, unitName: unit?.name ?? null, isSample: inspection.row.isSample, corrects });
  return bodyOf({ tx, ctx, wanted, head, inspection, unit });
}
