import { cellLine, escaped, PROCEDURE_CELLS, type ProcedureLine } from './procedure-cells';
import { fieldOfHeader, PROCEDURE_FIELDS, type ProcedureField } from './procedure-columns';
import { fileWord } from './procedure-vocabulary';

export type Cells = Partial<Record<ProcedureField, string>>;
type Loose = Readonly<Record<string, unknown>>;

const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const str = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');
const all = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.map((one: unknown) => (isLoose(one) ? one : { name: str(one) })) : []);
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(str) : []);
const term = (limit: Loose): string => (str(limit.unit) === 'trong ngày' ? 'trong ngày' : `${str(limit.value)} ${str(limit.unit)}`);

/** Each key of the sample's shape as the text of its cell. A key that is missing gives no cell. */
const FROM_ENTRY: readonly (readonly [string, ProcedureField, (value: unknown) => string])[] = [
  ['code', 'code', str], ['name', 'name', str], ['nameEn', 'nameEn', str], ['summaryEn', 'summaryEn', str], ['field', 'sector', str], ['handlingUnit', 'unit', str], ['level', 'level', str], ['onlineLevel', 'onlineLevel', str],
  ['effectiveFrom', 'validFrom', str], ['effectiveTo', 'validTo', str], ['applicantTypes', 'applicantKinds', (value) => texts(value).join('; ')], ['receivingChannels', 'channels', (value) => texts(value).join('; ')],
  ['timeLimits', 'timeLimits', (value) => all(value).map((limit) => cellLine([term(limit), str(limit.case), str(limit.channel)])).join('\n')],
  ['committedTimeLimit', 'committed', (value) => (isLoose(value) ? term(value) : '')], ['pauseRule', 'pauseRule', str],
  ['components', 'components', (value) => all(value).map((part) => cellLine([str(part.name), str(part.form), str(part.originals), str(part.copies), part.required === false ? 'nếu có' : 'bắt buộc', str(part.case)])).join('\n')],
  ['copiesOfDossier', 'sets', str], ['steps', 'steps', (value) => texts(value).map(escaped).join('\n')],
  ['internalWorkflow', 'workflow', (value) => all(value).map((step) => cellLine([str(step.step), str(step.unit), str(step.duration).replace('.', ','), str(step.durationUnit)])).join('\n')],
  ['results', 'results', (value) => texts(value).map(escaped).join('\n')],
  // "Không thu phí, lệ phí" is no fee at all; which of the two it is stands in its name.
  ['fees', 'fees', (value) => all(value).filter((fee) => !str(fee.name).startsWith('Không thu')).map((fee) => cellLine([str(fee.kind) || (str(fee.name).startsWith('Lệ phí') ? 'lệ phí' : 'phí'), str(fee.name), str(fee.amountVnd), str(fee.per)])).join('\n')],
  ['conditions', 'conditions', str], ['legalBases', 'legalBases', (value) => all(value).map((basis) => cellLine([str(basis.number), str(basis.title), str(basis.article)])).join('\n')],
];

/** Procedures of a JSON file: a list, or an object of `decisions` and `procedures`; null when it is neither. `decision` is an index into the decisions. */
export function cellsOfJson(parsed: unknown): Cells[] | null {
  const entries = Array.isArray(parsed) ? (parsed as unknown[]) : isLoose(parsed) && Array.isArray(parsed.procedures) ? (parsed.procedures as unknown[]) : null;
  if (entries === null) return null;
  const numbers = isLoose(parsed) ? all(parsed.decisions).map((decision) => str(decision.number)) : [];
  return entries.map((entry) => {
    if (!isLoose(entry)) return { name: '' };
    const cells: Cells = {};
    for (const [key, field, write] of FROM_ENTRY) if (Object.hasOwn(entry, key)) cells[field] = write(entry[key]);
    const decision = str(entry.decisionNumber) || (typeof entry.decision === 'number' ? (numbers[entry.decision] ?? '') : str(entry.decision));
    if (decision !== '') cells.decision = decision;
    // A list of the national database keeps its headings as keys.
    for (const [key, value] of Object.entries(entry)) {
      const field = fieldOfHeader(key);
      if (field !== null && cells[field] === undefined) cells[field] = str(value);
    }
    return cells;
  });
}

const limitEntry = (limit: { value: number; unit: Parameters<typeof fileWord<'unit'>>[1] }) => ({ value: limit.value, unit: fileWord('unit', limit.unit) });

/** A procedure in the shape of the sample data; `decision` is its index among the decisions of the same file. */
export function entryOfLine(line: ProcedureLine, decision: number): object {
  return {
    code: line.code ?? null, name: line.name, nameEn: line.nameEn ?? null, summaryEn: line.summaryEn ?? null, field: line.sector, handlingUnit: line.unit, level: line.level, onlineLevel: line.onlineLevel && fileWord('onlineLevel', line.onlineLevel),
    applicantTypes: (line.applicantKinds ?? []).map((kind) => fileWord('applicantKind', kind)), receivingChannels: (line.channels ?? []).map((channel) => fileWord('channel', channel)),
    timeLimits: (line.timeLimits ?? []).map((limit) => ({ case: limit.caseName, channel: limit.channel && fileWord('channel', limit.channel), ...limitEntry(limit) })),
    committedTimeLimit: line.committed ? limitEntry(line.committed) : null, pauseRule: line.pauseRule && fileWord('pauseRule', line.pauseRule),
    components: (line.components ?? []).map((part) => ({ name: part.name, form: part.form, originals: part.originals, copies: part.copies, required: part.isRequired, case: part.caseName })), copiesOfDossier: line.sets, steps: line.steps ?? [],
    internalWorkflow: (line.workflow ?? []).map((step) => ({ step: step.step, unit: step.unitName, duration: step.duration, durationUnit: fileWord('unit', step.durationUnit) })), results: line.results ?? [],
    fees: (line.fees ?? []).map((fee) => ({ kind: fee.kind === 'levy' ? 'lệ phí' : 'phí', name: fee.name, amountVnd: fee.amountVnd, per: fee.per })), conditions: line.conditions ?? null,
    legalBases: (line.legalBases ?? []).map(({ number, title, article }) => ({ number, title, article })), decision, effectiveFrom: line.validFrom, effectiveTo: line.validTo ?? null,
  };
}

/** The same as texts of cells, in the order of the columns. */
export const cellsOfLine = (line: ProcedureLine, fields: readonly ProcedureField[] = PROCEDURE_FIELDS): string[] => fields.map((field) => PROCEDURE_CELLS[field].write(line));
