import { plainDate, type PlainDate } from '../domain/calendar/plain-date';
import type { PauseRule, TermUnit } from '../domain/calendar/types';
import type { ApplicantKind, Channel } from '../domain/dossier/status';
import type { LegalBasis, ProcedureFee, RequiredDocument, TimeLimit, WorkflowStep } from '../domain/procedure/content';
import type { OnlineLevel } from './catalogue-filter';
import { parseDate } from './parse-date';
import type { ProcedureField } from './procedure-columns';
import { fileWord, knownWords, storedValue, type VocabularyName, type VocabularyValue } from './procedure-vocabulary';

/** One procedure as a list says it. A field that the list does not have is left out; names are not yet looked up. */
export type ProcedureLine = {
  code?: string | null; name?: string; nameEn?: string | null; summaryEn?: string | null; sector?: string; unit?: string; level?: string; onlineLevel?: OnlineLevel; decision?: string | null;
  validFrom?: PlainDate | null; validTo?: PlainDate | null; applicantKinds?: readonly ApplicantKind[]; channels?: readonly Channel[]; timeLimits?: readonly TimeLimit[];
  committed?: { readonly value: number; readonly unit: TermUnit } | null; pauseRule?: PauseRule; components?: readonly RequiredDocument[]; sets?: number; steps?: readonly string[];
  workflow?: readonly Omit<WorkflowStep, 'unitId'>[]; results?: readonly string[]; fees?: readonly ProcedureFee[]; conditions?: string | null; legalBases?: readonly LegalBasis[];
};

/** What is wrong with a cell, to stand beside it. */
export class CellComplaint extends Error {}
const complain = (message: string): never => {
  throw new CellComplaint(message);
};

// A part of a cell that holds our own signs is written with a backslash before them, so that it reads back as it was.
export const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', '\\n');
const unescaped = (text: string): string => text.replace(/\\([\\|n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign)).trim();
/** The parts of one item, as a line of a cell. */
export const cellLine = (parts: readonly (string | number | null)[]): string => parts.map((part) => escaped(String(part ?? ''))).join(' | ').replace(/( \| )+$/, '');
const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
/** The parts of a line, at the bars that no backslash protects. */
function partsOf(line: string): string[] {
  const parts = [''];
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (sign === '|') parts.push('');
    else if (sign === '\\') parts[parts.length - 1] += sign + (line[(at += 1)] ?? '');
    else parts[parts.length - 1] += sign;
  }
  return parts.map(unescaped);
}

function word<K extends VocabularyName>(table: K, text: string): VocabularyValue<K> {
  const found = storedValue(table, text);
  return found ?? complain(`Không hiểu “${text.slice(0, 60)}”. Viết một trong: ${knownWords(table)}.`);
}
function whole(text: string, what: string, most: number): number {
  const plain = text.replace(/[.\s]/g, '');
  return /^\d{1,10}$/.test(plain) && Number(plain) <= most ? Number(plain) : complain(`${what}: viết một số từ 0 đến ${most}.`);
}
const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);
const needed = (text: string | undefined, what: string): string => (text === undefined || text === '' ? complain(`Thiếu ${what}.`) : text);

const termText = (term: { readonly value: number; readonly unit: TermUnit }): string => (term.unit === 'same-day' ? fileWord('unit', 'same-day') : `${term.value} ${fileWord('unit', term.unit)}`);
function termOf(text: string): { value: number; unit: TermUnit } {
  if (storedValue('unit', text) === 'same-day') return { value: 0, unit: 'same-day' };
  const found = /^(\d{1,4})\s+(.+)$/.exec(text.trim());
  if (!found || Number(found[1]) === 0) return complain(`Thời hạn “${text.slice(0, 60)}”: viết một số và đơn vị, ví dụ 10 ngày làm việc.`);
  return { value: Number(found[1]), unit: word('unit', found[2] ?? '') };
}
const dateOf = (text: string): PlainDate => {
  const on = /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : parseDate(text);
  try {
    return plainDate(on ?? '');
  } catch {
    return complain('Viết ngày theo dạng dd/mm/yyyy.');
  }
};
const list = <K extends 'channel' | 'applicantKind'>(table: K, text: string): VocabularyValue<K>[] => [...new Set(text.split(/[;,\n]/).map((one) => one.trim()).filter(Boolean).map((one) => word(table, one)))];
const halves = (text: string): number => {
  const plain = text.replace(',', '.');
  return /^\d{1,4}(\.\d{1,3})?$/.test(plain) ? Number(plain) : complain('Thời gian của bước: viết một số, ví dụ 0,5.');
};
const text = (value: string): string => value.normalize('NFC').trim();

type Codec = { [F in ProcedureField]: { write: (line: ProcedureLine) => string; read: (cell: string) => ProcedureLine } };

const decimal = (value: number): string => String(value).replace('.', ',');
const day = (on: PlainDate | null | undefined): string => (on ? `${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(0, 4)}` : '');

/** Each field as the text of a cell, and back. Reading throws CellComplaint; reading what was written gives the same. */
export const PROCEDURE_CELLS: Codec = {
  code: {
    write: (line) => line.code ?? '',
    read: (cell) => ({ code: cell === '' ? null : /^\d\.\d{6}$/.test(cell) ? cell : complain('Mã thủ tục có dạng 1.014199. Nếu bảng tính bỏ số 0, đổi ô thành dạng văn bản.') }),
  },
  name: { write: (line) => line.name ?? '', read: (cell) => ({ name: cell.length > 2_000 ? complain('Tên dài quá 2.000 chữ.') : needed(text(cell), 'tên thủ tục').replace(/\s+/g, ' ') }) },
  nameEn: { write: (line) => line.nameEn ?? '', read: (cell) => ({ nameEn: orNull(text(cell)) }) },
  summaryEn: { write: (line) => line.summaryEn ?? '', read: (cell) => ({ summaryEn: orNull(text(cell)) }) },
  sector: { write: (line) => line.sector ?? '', read: (cell) => ({ sector: needed(text(cell), 'lĩnh vực') }) },
  unit: { write: (line) => line.unit ?? '', read: (cell) => ({ unit: needed(text(cell), 'đơn vị giải quyết') }) },
  level: { write: (line) => line.level ?? '', read: (cell) => ({ level: needed(text(cell), 'cấp thực hiện') }) },
  onlineLevel: { write: (line) => (line.onlineLevel ? fileWord('onlineLevel', line.onlineLevel) : ''), read: (cell) => ({ onlineLevel: word('onlineLevel', cell) }) },
  decision: { write: (line) => line.decision ?? '', read: (cell) => ({ decision: orNull(text(cell)) }) },
  validFrom: { write: (line) => day(line.validFrom), read: (cell) => ({ validFrom: cell === '' ? null : dateOf(cell) }) },
  validTo: { write: (line) => day(line.validTo), read: (cell) => ({ validTo: cell === '' ? null : dateOf(cell) }) },
  applicantKinds: { write: (line) => (line.applicantKinds ?? []).map((kind) => fileWord('applicantKind', kind)).join('; '), read: (cell) => ({ applicantKinds: list('applicantKind', needed(cell, 'đối tượng thực hiện')) }) },
  channels: { write: (line) => (line.channels ?? []).map((channel) => fileWord('channel', channel)).join('; '), read: (cell) => ({ channels: list('channel', needed(cell, 'cách nộp')) }) },
  timeLimits: {
    write: (line) => (line.timeLimits ?? []).map((limit) => cellLine([termText(limit), limit.caseName, limit.channel && fileWord('channel', limit.channel)])).join('\n'),
    read: (cell) => ({
      timeLimits: linesOf(needed(cell, 'thời hạn giải quyết')).map((line) => {
        const [term = '', caseName, channel] = partsOf(line);
        return { caseName: orNull(caseName), channel: channel ? word('channel', channel) : null, ...termOf(term) };
      }),
    }),
  },
  committed: { write: (line) => (line.committed ? termText(line.committed) : ''), read: (cell) => ({ committed: cell === '' ? null : termOf(cell) }) },
  pauseRule: { write: (line) => (line.pauseRule ? fileWord('pauseRule', line.pauseRule) : ''), read: (cell) => ({ pauseRule: word('pauseRule', cell) }) },
  components: {
    write: (line) => (line.components ?? []).map((part) => cellLine([part.name, part.form, part.originals, part.copies, part.isRequired ? 'bắt buộc' : 'nếu có', part.caseName])).join('\n'),
    read: (cell) => ({
      components: linesOf(needed(cell, 'thành phần hồ sơ')).map((line) => {
        const [name, form, originals = '1', copies = '0', required = 'bắt buộc', caseName] = partsOf(line);
        const isRequired = required !== 'nếu có' && (required === 'bắt buộc' || complain(`“${required.slice(0, 40)}”: viết bắt buộc hoặc nếu có.`));
        return { name: needed(name, 'tên giấy tờ'), form: orNull(form), originals: whole(originals, 'Số bản chính', 99), copies: whole(copies, 'Số bản sao', 99), isRequired, caseName: orNull(caseName) };
      }),
    }),
  },
  sets: { write: (line) => (line.sets === undefined ? '' : String(line.sets)), read: (cell) => ({ sets: Math.max(1, whole(cell, 'Số bộ hồ sơ', 99)) }) },
  steps: { write: (line) => (line.steps ?? []).map(escaped).join('\n'), read: (cell) => ({ steps: linesOf(needed(cell, 'trình tự thực hiện')).map(unescaped) }) },
  workflow: {
    write: (line) => (line.workflow ?? []).map((step) => cellLine([step.step, step.unitName, decimal(step.duration), fileWord('unit', step.durationUnit)])).join('\n'),
    read: (cell) => ({
      workflow: linesOf(cell).map((line) => {
        const [step, unitName, duration = '', unit = ''] = partsOf(line);
        const durationUnit = word('unit', unit);
        return { step: needed(step, 'tên bước'), unitName: needed(unitName, 'đơn vị của bước'), duration: halves(duration), durationUnit: durationUnit === 'same-day' ? complain('Thời gian của bước tính bằng ngày hoặc giờ.') : durationUnit };
      }),
    }),
  },
  results: { write: (line) => (line.results ?? []).map(escaped).join('\n'), read: (cell) => ({ results: linesOf(needed(cell, 'kết quả')).map(unescaped) }) },
  fees: {
    write: (line) => (line.fees ?? []).map((fee) => cellLine([fee.kind === 'levy' ? 'lệ phí' : 'phí', fee.name, fee.amountVnd, fee.per])).join('\n'),
    read: (cell) => ({
      fees: linesOf(cell).map((line) => {
        const [kind = '', name, amount = '', per] = partsOf(line);
        return { kind: kind === 'lệ phí' ? 'levy' as const : kind === 'phí' ? 'fee' as const : complain(`“${kind.slice(0, 40)}”: viết phí hoặc lệ phí ở phần đầu.`), name: needed(name, 'tên khoản thu'), amountVnd: amount === '' ? null : whole(amount, 'Số tiền', 2_000_000_000), per: orNull(per) };
      }),
    }),
  },
  conditions: { write: (line) => line.conditions ?? '', read: (cell) => ({ conditions: orNull(text(cell)) }) },
  legalBases: {
    write: (line) => (line.legalBases ?? []).map((basis) => cellLine([basis.number, basis.title, basis.article])).join('\n'),
    read: (cell) => ({
      legalBases: linesOf(cell).map((line) => {
        const [number, title, article] = partsOf(line);
        return { number: needed(number, 'số văn bản'), title: needed(title, 'tên văn bản'), article: orNull(article) };
      }),
    }),
  },
};
