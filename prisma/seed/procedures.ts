import type { Tx } from '@/lib/db/transaction';
import { addDays, plainDate } from '@/lib/domain/calendar/plain-date';
import { ProcedureContent } from '@/lib/schemas/procedure-content';
import type { DecisionEntry, EnglishFile, ProcedureEntry } from './files';
import { idOf, insertRows } from './rows';
import { stored } from './vocabulary';

export type NamedIds = { readonly units: ReadonlyMap<string, string>; readonly sectors: ReadonlyMap<string, string> };

const idNamed = (ids: ReadonlyMap<string, string>, name: string): string => {
  const id = ids.get(name);
  if (!id) throw new Error(`Tệp dữ liệu nhắc tới "${name}" nhưng không khai báo`);
  return id;
};

/** The decisions of a file. All of them are samples: none carries a number that anyone has signed. */
export async function loadDecisions(tx: Tx, agencyId: number, decisions: readonly DecisionEntry[], at: Date): Promise<string[]> {
  const rows = decisions.map((entry) => ({
    agencyId,
    id: idOf('decision', entry.number, entry.date),
    number: entry.number,
    issuedOn: plainDate(entry.date),
    effectiveOn: plainDate(entry.effectiveFrom),
    issuer: entry.issuer,
    title: entry.title,
    kind: stored('decisionKind', entry.kind),
    fileId: null,
    source: 'Dữ liệu mẫu',
    isVerified: false,
    isSample: true,
    createdAt: at,
  }));
  await insertRows(tx, 'promulgation_decision', rows);
  return rows.map((row) => row.id);
}

/** Phí or lệ phí, by the word the fee begins with. "Không thu phí, lệ phí" is no fee at all. */
function feesOf(entry: ProcedureEntry) {
  return entry.fees
    .filter((fee) => !fee.name.startsWith('Không thu'))
    .map((fee) => ({ kind: fee.name.startsWith('Lệ phí') ? ('levy' as const) : ('fee' as const), name: fee.name, amountVnd: fee.amountVnd, per: fee.per }));
}

/** The parts of a procedure, in our words, checked against the schema. Throws on anything the schema refuses. */
export function contentOf(entry: ProcedureEntry, units: ReadonlyMap<string, string>) {
  return ProcedureContent.parse({
    timeLimits: entry.timeLimits.map((limit) => ({ caseName: limit.case, channel: limit.channel && stored('channel', limit.channel), value: limit.value, unit: stored('unit', limit.unit) })),
    committedTimeLimit: entry.committedTimeLimit && { value: entry.committedTimeLimit.value, unit: stored('unit', entry.committedTimeLimit.unit) },
    channels: entry.receivingChannels.map((channel) => stored('channel', channel)),
    applicantKinds: entry.applicantTypes.map((kind) => stored('applicantKind', kind)),
    components: entry.components.map((part) => ({ name: part.name, form: part.form, originals: part.originals, copies: part.copies, isRequired: part.required, caseName: part.case })),
    sets: entry.copiesOfDossier,
    steps: entry.steps,
    workflow: entry.internalWorkflow.map((step) => ({ step: step.step, unitId: idNamed(units, step.unit), unitName: step.unit, duration: step.duration, durationUnit: stored('unit', step.durationUnit) })),
    results: entry.results,
    fees: feesOf(entry),
    conditions: entry.conditions,
    legalBases: entry.legalBases,
  });
}

export type ProcedureLoad = {
  readonly entries: readonly ProcedureEntry[];
  /** Ids of the decisions, in the order of the file. */
  readonly decisionIds: readonly string[];
  readonly decisions: readonly DecisionEntry[];
  /** Number of the first procedure without a code: its slug is `mau-<n>`. */
  readonly firstWithoutCode: number;
  readonly english: EnglishFile['procedures'];
  readonly isSample: boolean;
};

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Writes procedures, each with its one version. Their texts come partly from memory, so none is marked as verified. */
export async function loadProcedures(tx: Tx, agencyId: number, ids: NamedIds, load: ProcedureLoad, at: Date): Promise<void> {
  const { entries, decisionIds, decisions } = load;
  let withoutCode = load.firstWithoutCode;
  const procedures = entries.map((entry) => {
    const slug = entry.code ?? `mau-${withoutCode++}`;
    const formerCodes = entries.filter((other) => other.code && other.replacedBy && other.replacedBy === entry.code).map((other) => other.code);
    return { agencyId, id: idOf('procedure', slug), code: entry.code, slug, formerCodes, createdAt: at };
  });
  await insertRows(tx, 'procedure', procedures);
  const versions = entries.map((entry, index) => {
    const procedure = procedures[index];
    const decisionId = decisionIds[entry.decision];
    if (!procedure || !decisionId) throw new Error(`Thủ tục "${entry.name}" dẫn chiếu quyết định không có trong tệp`);
    const repeal = entry.repealedBy ?? decisions.findIndex((decision) => entry.code !== null && decision.repeals.includes(entry.code) && entry.effectiveTo === addDays(plainDate(decision.effectiveFrom), -1));
    const [nameEn, summaryEn] = load.english[procedure.slug] ?? [null, null];
    return {
      agencyId,
      id: idOf('version', procedure.slug, 1),
      procedureId: procedure.id,
      number: 1,
      state: 'approved',
      validFrom: plainDate(entry.effectiveFrom),
      validTo: entry.effectiveTo === null ? null : plainDate(entry.effectiveTo),
      decisionId,
      endDecisionId: decisionIds[repeal] ?? null,
      recordedAt: at,
      supersededAt: null,
      name: entry.name,
      nameEn,
      summaryEn,
      sectorId: idNamed(ids.sectors, entry.field),
      handlingUnitId: idNamed(ids.units, entry.handlingUnit),
      level: entry.level,
      onlineLevel: stored('onlineLevel', entry.onlineLevel),
      pauseRule: stored('pauseRule', entry.pauseRule),
      content: contentOf(entry, ids.units),
      source: `${sentence(entry.source)}, độ tin cậy ${entry.confidence}`,
      sourceNote: entry.sourceNote,
      isVerified: false,
      isSample: load.isSample,
      createdById: null,
      reviewedById: null,
    };
  });
  await insertRows(tx, 'procedure_version', versions);
}
