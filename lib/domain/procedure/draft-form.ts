import type { ProcedureVersionFacts } from './draft-facts';
import type { ValiditySpan } from './version';

/** A limit, as typed. */
export type TypedLimit = { caseName: string; channel: string; value: string; unit: string };
export type TypedComponent = { name: string; form: string; formFileId: string; formFileName: string; originals: string; copies: string; isRequired: boolean; caseName: string };
export type TypedStep = { step: string; unitId: string; duration: string; durationUnit: string };
export type TypedFee = { kind: string; name: string; amountVnd: string; per: string };
export type TypedBasis = { number: string; title: string; article: string; validFrom: string; validTo: string };

export type TypedDays = { from: string; to: string };

/**
 * A draft as it is typed: every field a text, complete or not, so that saving never loses what cannot be read yet.
 * It is read into a version only when it is sent for review and when it is approved.
 */
export type DraftForm = {
  code: string;
  name: string;
  nameEn: string;
  summaryEn: string;
  sectorId: string;
  handlingUnitId: string;
  level: string;
  onlineLevel: string;
  pauseRule: string;
  channels: string[];
  applicantKinds: string[];
  timeLimits: TypedLimit[];
  committed: { value: string; unit: string };
  components: TypedComponent[];
  sets: string;
  steps: string[];
  workflow: TypedStep[];
  results: string[];
  fees: TypedFee[];
  conditions: string;
  legalBases: TypedBasis[];
  /** Why: of a repeal and of a correction. */
  reason: string;
  /** Of a correction, the days as they should have been recorded; left out, they stay as they are. An empty `to`: no end. */
  days?: TypedDays | undefined;
};

export const emptyRow = {
  timeLimits: (): TypedLimit => ({ caseName: '', channel: '', value: '', unit: 'working-day' }),
  components: (): TypedComponent => ({ name: '', form: '', formFileId: '', formFileName: '', originals: '1', copies: '0', isRequired: true, caseName: '' }),
  steps: (): string => '',
  workflow: (): TypedStep => ({ step: '', unitId: '', duration: '', durationUnit: 'working-day' }),
  results: (): string => '',
  fees: (): TypedFee => ({ kind: 'fee', name: '', amountVnd: '', per: '' }),
  legalBases: (): TypedBasis => ({ number: '', title: '', article: '', validFrom: '', validTo: '' }),
};

/** A draft with nothing in it. */
export const emptyDraft = (): DraftForm => ({
  code: '', name: '', nameEn: '', summaryEn: '', sectorId: '', handlingUnitId: '', level: 'Cấp tỉnh', onlineLevel: 'partial', pauseRule: 'resume', channels: [], applicantKinds: [],
  timeLimits: [emptyRow.timeLimits()], committed: { value: '', unit: 'working-day' }, components: [emptyRow.components()], sets: '1', steps: [''], workflow: [emptyRow.workflow()], results: [''], fees: [], conditions: '', legalBases: [emptyRow.legalBases()], reason: '',
});

const typed = (value: number): string => String(value).replace('.', ',');
const day = (on: string | null | undefined): string => (on ? on.split('-').reverse().join('/') : '');

/** The days of a version as someone would have typed them. */
export const typedDays = ({ validFrom, validTo }: ValiditySpan): TypedDays => ({ from: day(validFrom), to: day(validTo) });

/** A version, or a row of a list that is taken in, as someone would have typed it. */
export function typedDraft(version: ProcedureVersionFacts): DraftForm {
  const { content } = version;
  return {
    code: version.code ?? '', name: version.name, nameEn: version.nameEn ?? '', summaryEn: version.summaryEn ?? '', sectorId: version.sectorId, handlingUnitId: version.handlingUnitId, level: version.level,
    onlineLevel: version.onlineLevel, pauseRule: version.pauseRule, channels: [...content.channels], applicantKinds: [...content.applicantKinds],
    timeLimits: content.timeLimits.map((limit) => ({ caseName: limit.caseName ?? '', channel: limit.channel ?? '', value: limit.unit === 'same-day' ? '' : typed(limit.value), unit: limit.unit })),
    committed: content.committedTimeLimit ? { value: content.committedTimeLimit.unit === 'same-day' ? '' : typed(content.committedTimeLimit.value), unit: content.committedTimeLimit.unit } : { value: '', unit: 'working-day' },
    components: content.components.map((part) => ({ name: part.name, form: part.form ?? '', formFileId: part.formFileId ?? '', formFileName: '', originals: String(part.originals), copies: String(part.copies), isRequired: part.isRequired, caseName: part.caseName ?? '' })),
    sets: String(content.sets), steps: [...content.steps],
    workflow: content.workflow.map((step) => ({ step: step.step, unitId: step.unitId, duration: typed(step.duration), durationUnit: step.durationUnit })),
    results: [...content.results],
    fees: content.fees.map((fee) => ({ kind: fee.kind, name: fee.name, amountVnd: fee.amountVnd === null ? '' : String(fee.amountVnd), per: fee.per ?? '' })),
    conditions: content.conditions ?? '',
    legalBases: content.legalBases.map((basis) => ({ number: basis.number, title: basis.title, article: basis.article ?? '', validFrom: day(basis.validFrom), validTo: day(basis.validTo) })),
    reason: '',
  };
}
