import 'server-only';
import { countSiteEvidence, readRecordFacts, readSampleFact, type FindingFact, type RecommendationFact, type RecordFact } from '@/lib/data/inspection-document-facts';
import type { Tx } from '@/lib/db/transaction';
import type { ChecklistSection, ChecklistTally, DocumentUnit, Figure, FindingData, MinutesDocument, RecommendationData, SampleData, SheetData, UnitResult } from '@/lib/domain/inspection/document-data';
import { errorOfSample, sheetsOf, type SheetOfDossier } from '@/lib/domain/inspection/document-parts';
import { bySection, scoreOf } from '@/lib/domain/inspection/score';
import type { Answer } from '@/lib/domain/inspection/vocabulary';
import { localTimeOf } from '@/lib/platform/clock';
import { paths } from '@/lib/text/paths';
import { refOf, type AssembledInspection } from './head';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const noteOf = (record: RecordFact): string | null => textOf(record.content.note) || null;

/** A shortcoming as documents say it. */
export function findingData(finding: FindingFact): FindingData {
  const { id, number, unitName, itemNumber, facts, dossierCodes, ruleBroken, severity, extent, cause, causeNote, correctedOnSpot, earlier, statements } = finding;
  return {
    number, path: paths.finding(id), unitName, itemNumber, facts, ruleBroken, severity, extent, cause, causeNote, correctedOnSpot, isContested: finding.state === 'contested',
    dossiers: dossierCodes.map((text) => ({ text, path: paths.dossier(text) })),
    earlier: earlier === null ? null : { text: `${earlier.number === null ? 'phát hiện' : `phát hiện số ${earlier.number}`}, đợt ${earlier.code}`, path: paths.finding(earlier.id), on: earlier.on },
    statements: statements.map(({ side, stance, text, byName, at }) => ({ side, stance, text, byName, at: localTimeOf(new Date(at)) })),
  };
}

export const recommendationData = ({ id, number, addresseeKind, unitName, kind, text, dueOn, findingNumbers }: RecommendationFact): RecommendationData => ({ number, path: paths.recommendation(id), addresseeKind, unitName, kind, text, dueOn, findingNumbers });

export type AssembledUnit = {
  readonly unit: DocumentUnit;
  readonly records: readonly RecordFact[];
  readonly tally: ChecklistTally;
  readonly sections: readonly ChecklistSection[];
  readonly sheets: readonly SheetData[];
  readonly sample: SampleData | null;
  readonly photos: Figure;
};

async function sampleData(tx: Tx, { row }: AssembledInspection, unitId: string, sheets: readonly SheetOfDossier[]): Promise<SampleData | null> {
  const sample = await readSampleFact(tx, row.agencyId, row.id, unitId);
  if (!sample) return null;
  const path = paths.inspectionPart(row.code, 'mau', { 'don-vi': unitId });
  return {
    path, population: { value: sample.population, path }, populationSha256: sample.populationSha256, seed: sample.seed, seedSha256: sample.seedSha256, committedAt: localTimeOf(sample.committedAt), drawnAt: localTimeOf(sample.drawnAt),
    rule: sample.rule, strata: sample.strata, items: sample.items.map(({ code, stratum, reasons }) => ({ text: code, path: paths.dossier(code), stratum, reasons })), error: errorOfSample(sample.items, sheets),
  };
}

/** Everything that was recorded of one inspected unit. */
export async function assembleUnit(tx: Tx, inspection: AssembledInspection, unit: DocumentUnit): Promise<AssembledUnit> {
  const { row, checklist } = inspection;
  const records = await readRecordFacts(tx, row.agencyId, row.id, unit.id);
  const ofKind = (kind: string): RecordFact[] => records.filter((record) => record.kind === kind);
  const byItem = new Map(ofKind('answer').map((record) => [record.key, record]));
  const answers = new Map([...byItem].flatMap(([key, { answer }]): [string, Answer][] => (answer === null ? [] : [[key, answer]])));
  const path = paths.inspectedUnit(row.code, unit.id);
  const sheets = sheetsOf(ofKind('sheet').map((record) => ({ dossierCode: textOf(record.content.dossierCode), question: textOf(record.content.question), answer: record.answer, note: noteOf(record) })));
  const questions = new Map(checklist.questions.map(({ code, question }) => [code, question]));
  return {
    unit, records,
    tally: { score: scoreOf(answers, checklist.items).whole, path },
    sections: bySection(checklist.items).map(({ section, title, items }) => ({
      section, title,
      lines: items.map(({ itemKey, number, question, legalBasis }) => {
        const record = byItem.get(itemKey);
        const overruled = record && record.content.source === 'overruled' ? textOf(record.content.overruleReason) : '';
        return { number, question, legalBasis, answer: record?.answer ?? null, note: [record ? noteOf(record) : null, overruled === '' ? null : `Không theo câu trả lời tự động: ${overruled}`].filter((part) => part !== null).join(' ') || null, isAutomatic: record?.content.source === 'confirmed', path: `${path}#${itemKey}` };
      }),
    })),
    sheets: sheets.map(({ dossierCode, meets, fails, notApplicable, notChecked }) => ({ dossier: { text: dossierCode, path: paths.dossier(dossierCode) }, meets, notApplicable, notChecked, fails: fails.map(({ code, note }) => ({ code, question: questions.get(code) ?? code, note })) })),
    sample: await sampleData(tx, inspection, unit.id, sheets),
    photos: { value: await countSiteEvidence(tx, row.agencyId, row.id, unit.id), path },
  };
}

/** What was said, seen and scanned at a unit. */
export function siteRecords({ records }: AssembledUnit): Pick<MinutesDocument, 'interviews' | 'notes' | 'scans'> {
  const inOrder = [...records].sort((a, b) => a.saidAt.getTime() - b.saidAt.getTime());
  return {
    interviews: inOrder.filter(({ kind }) => kind === 'interview').map(({ content, saidAt }) => ({ whom: textOf(content.whom), role: textOf(content.role), text: textOf(content.text), at: localTimeOf(saidAt) })),
    notes: inOrder.filter(({ kind }) => kind === 'note').map(({ content }) => textOf(content.text)).filter((text) => text !== ''),
    scans: inOrder.filter(({ kind }) => kind === 'scan').length,
  };
}

/** A unit as a report or a conclusion tells of it. */
export async function assembleResult(tx: Tx, inspection: AssembledInspection, unit: DocumentUnit, findings: readonly FindingFact[]): Promise<UnitResult> {
  const { tally, sample, sheets } = await assembleUnit(tx, inspection, unit);
  return { unit, tally, sample, sheets: sheets.length, findings: findings.filter(({ unitId }) => unitId === unit.id).map(findingData), minutes: refOf(inspection, 'minutes', unit.id) };
}
