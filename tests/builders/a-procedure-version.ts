import { plainDate, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { PauseRule } from '@/lib/domain/calendar/types';
import type { ProcedureContent } from '@/lib/domain/procedure/content';
import type { VersionState } from '@/lib/domain/procedure/version';
import { SOME_UNIT } from './an-actor';

/** The parts of a small procedure: one limit of ten working days, two papers, one levy. */
export function aProcedureContent(wanted: Partial<ProcedureContent> = {}): ProcedureContent {
  return {
    timeLimits: [{ caseName: null, channel: null, value: 10, unit: 'working-day' }],
    committedTimeLimit: null,
    channels: ['in-person', 'online', 'postal'],
    applicantKinds: ['citizen', 'enterprise', 'foreign-organization'],
    components: [
      { name: 'Đơn đề nghị', form: 'Mẫu số 01', originals: 1, copies: 0, isRequired: true, caseName: null },
      { name: 'Giấy tờ chứng minh', form: null, originals: 0, copies: 1, isRequired: false, caseName: null },
    ],
    sets: 1,
    steps: ['Nộp hồ sơ', 'Nhận kết quả'],
    workflow: [
      { step: 'Tiếp nhận', unitId: SOME_UNIT, unitName: 'Bộ phận Tiếp nhận và Trả kết quả', duration: 0.5, durationUnit: 'working-day' },
      { step: 'Thẩm định', unitId: SOME_UNIT, unitName: 'Phòng Quản lý Lao động', duration: 9.5, durationUnit: 'working-day' },
    ],
    results: ['Giấy phép'],
    fees: [{ kind: 'levy', name: 'Lệ phí cấp giấy phép', amountVnd: 600_000, per: 'giấy phép' }],
    conditions: null,
    legalBases: [{ number: '45/2019/QH14', title: 'Bộ luật Lao động', article: null }],
    ...wanted,
  };
}

/** What a dossier takes from the version under which it is received. */
export type SampleVersion = {
  readonly versionId: string;
  readonly procedureId: string;
  readonly sectorId: string;
  readonly handlingUnitId: string;
  readonly pauseRule: PauseRule;
  readonly content: ProcedureContent;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly state: VersionState;
  readonly isSuperseded: boolean;
};

/** An approved version in force since 2020. */
export function aProcedureVersion(wanted: Partial<SampleVersion> = {}): SampleVersion {
  return {
    versionId: '0192f0c0-0000-7000-8000-000000000101',
    procedureId: '0192f0c0-0000-7000-8000-000000000102',
    sectorId: '0192f0c0-0000-7000-8000-000000000103',
    handlingUnitId: SOME_UNIT,
    pauseRule: 'resume',
    content: aProcedureContent(),
    validFrom: plainDate('2020-01-01'),
    validTo: null,
    state: 'approved',
    isSuperseded: false,
    ...wanted,
  };
}
