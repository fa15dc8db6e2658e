import { termOf, type ProcedureContent, type TimeLimit } from '../domain/procedure/content';
import type { PauseRule } from '../domain/calendar/types';
import { termWords } from './deadline';
import { ONLINE_LEVEL_WORDS, PAUSE_RULE_WORDS } from './draft-words';
import { formatDate, formatNumber, formatVnd } from './format';
import type { Lang } from './lang';
import { parsePlainDate } from '../domain/calendar/plain-date';
import { APPLICANT_KIND_LABELS, CHANNEL_LABELS } from './vi';

/** What is compared of a version. */
export type ComparedVersion = {
  readonly name: string;
  readonly nameEn: string | null;
  readonly summaryEn: string | null;
  readonly sectorName: string;
  readonly handlingUnitName: string;
  readonly level: string;
  readonly onlineLevel: keyof typeof ONLINE_LEVEL_WORDS;
  readonly pauseRule: PauseRule;
  readonly content: ProcedureContent;
};

const TITLES = {
  name: ['Tên thủ tục', 'Name'],
  sector: ['Lĩnh vực', 'Field'],
  unit: ['Đơn vị giải quyết, cấp thực hiện', 'Handled by, level'],
  steps: ['Trình tự thực hiện', 'Steps'],
  channels: ['Cách thức thực hiện', 'Ways to submit'],
  components: ['Thành phần, số lượng hồ sơ', 'Papers and copies'],
  limits: ['Thời hạn giải quyết', 'Time limits'],
  applicants: ['Đối tượng thực hiện', 'Who it is for'],
  results: ['Kết quả thực hiện', 'Results'],
  fees: ['Phí, lệ phí', 'Fees'],
  conditions: ['Yêu cầu, điều kiện', 'Conditions'],
  bases: ['Căn cứ pháp lý', 'Legal bases'],
  workflow: ['Quy trình nội bộ', 'Internal workflow'],
  english: ['Tên và tóm tắt tiếng Anh', 'English name and summary'],
} as const satisfies Record<string, readonly [vi: string, en: string]>;

export type PartKey = keyof typeof TITLES;
export type VersionPart = { readonly key: PartKey; readonly title: string; readonly lines: readonly string[] };

const given = (lines: readonly (string | null | false)[]): string[] => lines.filter((line): line is string => typeof line === 'string' && line.trim() !== '');
const day = (on: string | null | undefined): string => {
  const date = on ? parsePlainDate(on) : null;
  return date ? formatDate(date) : '';
};

const limitLine = (limit: TimeLimit): string => `${given([limit.caseName ?? 'Mọi trường hợp', limit.channel && CHANNEL_LABELS[limit.channel]]).join(', ')}: ${termWords(termOf(limit))}`;

const LINES: Readonly<Record<PartKey, (version: ComparedVersion) => readonly string[]>> = {
  name: ({ name }) => [name],
  sector: ({ sectorName }) => [sectorName],
  unit: ({ handlingUnitName, level }) => given([handlingUnitName, level]),
  steps: ({ content }) => content.steps.flatMap((step) => given(step.split('\n'))),
  channels: ({ content, onlineLevel }) => [...content.channels.map((channel) => CHANNEL_LABELS[channel]), `Mức độ trực tuyến: ${ONLINE_LEVEL_WORDS[onlineLevel].toLowerCase()}`],
  components: ({ content }) => [
    ...content.components.map((part) => `${part.name}${part.form ? ` (${part.form})` : ''}: ${part.originals} bản chính, ${part.copies} bản sao${part.caseName ? `; trường hợp ${part.caseName}` : ''}${part.isRequired ? '' : '; nếu có'}`),
    `Số bộ hồ sơ: ${content.sets}`,
  ],
  limits: ({ content, pauseRule }) => [...content.timeLimits.map(limitLine), ...(content.committedTimeLimit ? [`Cam kết của cơ quan: ${termWords(termOf(content.committedTimeLimit))}`] : []), `Khi chờ bổ sung: ${PAUSE_RULE_WORDS[pauseRule].toLowerCase()}`],
  applicants: ({ content }) => content.applicantKinds.map((kind) => APPLICANT_KIND_LABELS[kind]),
  results: ({ content }) => content.results,
  fees: ({ content }) => content.fees.map((fee) => `${fee.name}: ${fee.amountVnd === null ? 'theo biểu mức' : formatVnd(fee.amountVnd)}${fee.per ? ` một ${fee.per}` : ''}`),
  conditions: ({ content }) => given((content.conditions ?? '').split('\n')),
  bases: ({ content }) => content.legalBases.map((basis) => `${basis.title} (${basis.number})${basis.article ? `, ${basis.article}` : ''}${basis.validFrom ? `, hiệu lực từ ${day(basis.validFrom)}` : ''}${basis.validTo ? ` đến hết ${day(basis.validTo)}` : ''}`),
  workflow: ({ content }) => content.workflow.map((step) => `${step.step}, ${step.unitName}: ${Number.isInteger(step.duration) ? termWords({ unit: step.durationUnit, value: step.duration }) : `${formatNumber(step.duration, 'vi', 2).replace(/0$/, '')} ${termWords({ unit: step.durationUnit, value: 1 }).replace(/^1 /, '')}`}`),
  english: ({ nameEn, summaryEn }) => given([nameEn, summaryEn]),
};

const KEYS = Object.keys(TITLES) as PartKey[];

/** A version as lines of text, part by part of Đ.8, for comparing. The law's text is Vietnamese; the titles follow the page. The internal workflow is for the staff. */
export const versionParts = (version: ComparedVersion, lang: Lang, forStaff: boolean): readonly VersionPart[] =>
  KEYS.filter((key) => forStaff || key !== 'workflow').map((key) => ({ key, title: TITLES[key][lang === 'en' ? 1 : 0], lines: LINES[key](version) }));
