import { sha256 } from '@/lib/adapters/hash';
import { loadCalendarIn } from '@/lib/data/calendar';
import { insertSample, keepDraw, readSamplePopulation } from '@/lib/data/inspection-samples';
import { askSelfReports } from '@/lib/data/self-reports';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { DocumentWords } from '@/lib/domain/inspection/document-data';
import { drawSample, populationHash, type SampledDossier } from '@/lib/domain/inspection/sample';
import type { SelfReportFigures, SelfReportWords } from '@/lib/domain/inspection/self-report';
import type { MemberRole } from '@/lib/domain/inspection/vocabulary';
import { dateColumn, instantOf } from '@/lib/platform/clock';
import { conclusionDue } from '@/lib/usecases/inspection/conduct';
import { issueDocument } from '@/lib/usecases/inspection/issue-document';
import { issueRecommendations } from '@/lib/usecases/inspection/draft-recommendation';
import { selfReportSha256 } from '@/lib/usecases/inspection/self-report';
import { unitFigures } from '@/lib/usecases/inspection/self-report-figures';
import { AGENCY_ID } from '../reference';
import { idOf } from '../rows';
import { act, draftDemoPlan, issue, joinTeam, type Cast, type DemoPlan } from './inspection-acts';

export type SelfReportOf = { readonly unit: string; readonly by: string; readonly words: SelfReportWords; readonly figures?: Omit<SelfReportFigures, 'asOf'>; readonly isDraft?: boolean };

export type Preparation = {
  readonly plan: DemoPlan;
  readonly drafted: PlainDate;
  readonly planIssued: { readonly on: PlainDate; readonly number: string };
  readonly decided: { readonly on: PlainDate; readonly number: string };
  readonly notified: { readonly on: PlainDate; readonly number: string };
  readonly reported: PlainDate;
  readonly team: readonly { readonly username: string; readonly role: MemberRole; readonly units: readonly string[] }[];
  readonly lead: string;
  readonly selfReports: readonly SelfReportOf[];
};

const morning = (on: PlainDate, minute = 540): Date => instantOf({ on, minute });

/** From the draft of the plan to the self-reports: what has to be there before anyone goes to a unit. */
export async function prepare(cast: Cast, { plan, drafted, planIssued, decided, notified, reported, team, lead, selfReports }: Preparation): Promise<string> {
  const { tx, as, unit } = cast;
  const id = await draftDemoPlan(cast, morning(drafted), plan);
  const leader = as('lanhdao', morning(planIssued.on, 600));
  await act(tx, leader, id, 'issue-plan', () => issue(tx, leader, id, 'plan', planIssued.number), { data: { number: planIssued.number } });
  const deciding = as('lanhdao', morning(decided.on));
  await act(tx, deciding, id, 'decide-team', async () => {
    await joinTeam(cast, id, deciding.instant, team);
    return issue(tx, deciding, id, 'team-decision', decided.number);
  }, { data: { number: decided.number } });
  const telling = as(lead, morning(notified.on));
  await act(tx, telling, id, 'notify', async () => {
    await askSelfReports(tx, AGENCY_ID, id, plan.visits.map((visit) => unit(visit.unit)));
    return issue(tx, telling, id, 'notice', notified.number);
  }, { data: { number: notified.number, selfReportDueOn: plan.selfReportDueOn } });
  for (const report of selfReports) await selfReport(cast, id, plan, morning(reported, 900), report);
  return id;
}

async function selfReport({ tx, as, unit }: Cast, id: string, plan: DemoPlan, moment: Date, { unit: of, by, words, figures, isDraft }: SelfReportOf): Promise<void> {
  const [ctx, unitId] = [as(by, moment), unit(of)];
  const where = { agencyId_inspectionId_unitId: { agencyId: AGENCY_ID, inspectionId: id, unitId } };
  if (isDraft) {
    await tx.selfReport.update({ where, data: { state: 'draft', words: { ...words }, version: 2 } });
    return;
  }
  const frozen = figures ? { ...figures, asOf: moment.toISOString() } : await unitFigures(AGENCY_ID, unitId, { from: plan.periodFrom, to: plan.periodTo }, moment);
  await act(tx, ctx, id, 'submit-self-report', async () => {
    await tx.selfReport.update({ where, data: { state: 'submitted', words: { ...words }, figures: JSON.parse(JSON.stringify(frozen)) as object, sha256: selfReportSha256(words, frozen), version: 3, submittedById: ctx.actor.staffId, submittedAt: moment } });
    return issueDocument(tx, ctx, { kind: 'self-report', inspectionId: id, unitId, number: null, issuedOn: ctx.now.on, signerName: ctx.actor.name, signerTitle: ctx.actor.title, state: 'issued' });
  }, { unitId });
}

/** Commits to a seed that is written here for everyone to see, and draws by it: a sample that anyone can draw again. */
export async function drawDemoSample({ tx, as, unit }: Cast, id: string, by: string, of: string, committedAt: Date, drawnAt: Date, randomTotal: number): Promise<readonly SampledDossier[]> {
  const [unitId, committing, drawing] = [unit(of), as(by, committedAt), as(by, drawnAt)];
  const [seed, sampleId] = [sha256(`dữ liệu mẫu ${id} ${of}`), idOf('inspection-sample', id, of)];
  const rule = { version: 1, randomTotal, minPerStratum: 1 } as const;
  await act(tx, committing, id, 'commit-seed', () => insertSample(tx, { agencyId: AGENCY_ID, id: sampleId, inspectionId: id, unitId, rule, seedSha256: sha256(seed), sealedSeed: '', committedAt, committedById: committing.actor.staffId }), { unitId, data: { seedSha256: sha256(seed), rule } });
  const drawn = await act(tx, drawing, id, 'draw-sample', async (inspection) => {
    const rows = await readSamplePopulation(tx, { agencyId: AGENCY_ID, unitId, from: inspection.periodFrom, to: inspection.periodTo, asOf: drawnAt });
    const idOfCode = new Map(rows.map(({ code, dossierId }) => [code, dossierId]));
    const population = rows.map(({ dossierId: _id, ...candidate }) => candidate);
    const sample = drawSample(population, rule, seed, sha256);
    await keepDraw(tx, AGENCY_ID, sampleId, { seed, drawnAt, drawnById: drawing.actor.staffId, asOf: drawnAt, population, populationSha256: populationHash(population, sha256), strata: sample.strata, items: sample.items.map((item) => ({ ...item, dossierId: idOfCode.get(item.code) ?? '' })) });
    return sample.items;
  }, { unitId, data: { sampleId } });
  return drawn ?? [];
}

export type Ending = {
  readonly lead: string;
  readonly endedOn: PlainDate;
  readonly report: { readonly on: PlainDate; readonly number: string; readonly words: DocumentWords };
  readonly conclusion: { readonly on: PlainDate; readonly number: string; readonly words: DocumentWords };
  readonly publishedOn: PlainDate;
  readonly publicNotice: string;
};

/** From the end at the units to the published conclusion. */
export async function conclude({ tx, as }: Cast, id: string, { lead, endedOn, report, conclusion, publishedOn, publicNotice }: Ending): Promise<void> {
  const ending = as(lead, morning(endedOn, 1000));
  const due = conclusionDue(endedOn, await loadCalendarIn(tx, AGENCY_ID));
  await act(tx, ending, id, 'end-site', () => tx.inspection.update({ where: { agencyId_id: { agencyId: AGENCY_ID, id } }, data: { siteEndedOn: dateColumn(endedOn), conclusionDueOn: dateColumn(due) } }));
  const reporting = as(lead, morning(report.on));
  await act(tx, reporting, id, 'report', () => issue(tx, reporting, id, 'report', report.number, report.words), { data: { number: report.number } });
  const concluding = as('lanhdao', morning(conclusion.on));
  await act(tx, concluding, id, 'conclude', async () => {
    await issueRecommendations(tx, concluding, id, conclusion.on);
    return issue(tx, concluding, id, 'conclusion', conclusion.number, conclusion.words);
  }, { data: { number: conclusion.number } });
  const publishing = as('kiemsoat', morning(publishedOn));
  await act(tx, publishing, id, 'publish', async () => {
    const notice = await issue(tx, publishing, id, 'public-notice', publicNotice, { strengths: conclusion.words.strengths ?? '' });
    await tx.inspectionDocument.updateMany({ where: { agencyId: AGENCY_ID, inspectionId: id, OR: [{ id: notice }, { kind: 'conclusion', state: 'issued' }] }, data: { publishedAt: publishing.instant, publishedById: publishing.actor.staffId } });
  });
}
