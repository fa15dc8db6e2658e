'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { DraftReport, MoveReport, NoteReport, ReturnReport, SaveReportSchedule } from '@/lib/schemas/report-filing';
import { paths } from '@/lib/text/paths';
import { periodOfSlug, periodRefusalWords } from '@/lib/text/report';
import { filingRefusalWords } from '@/lib/text/report-filing';
import { draftReport, dropReport, lockReport, noteReport, returnReport, setReportSchedule, submitReport, type FilingRefusal } from '@/lib/usecases/file-report';
import { refuse } from '@/lib/domain/shared/result';
import { staffAction } from '@/lib/web/staff-action';
import { asOfInstant } from '../as-of';

const words = (refusal: FilingRefusal) => ({ message: filingRefusalWords(refusal) });
const again = () => revalidatePath(paths.reportFilings(), 'layout');

export const draftReportAction = staffAction({
  permission: 'report:file',
  input: DraftReport,
  run: async (ctx, { slug, asOfDate, asOfTime }) => {
    const named = periodOfSlug(slug);
    return named ? draftReport(ctx, { period: named.period, asOf: asOfInstant(asOfDate, asOfTime, ctx.instant).at }) : refuse({ name: 'NoSuchReport' as const });
  },
  refusals: (refusal) => ({ message: refusal.name === 'BadPeriod' ? periodRefusalWords(refusal.why) : filingRefusalWords(refusal) }),
  then: ({ id }) => {
    again();
    redirect(paths.reportFiling(id));
  },
});

export const noteReportAction = staffAction({ permission: 'report:file', input: NoteReport, run: noteReport, refusals: words, success: () => 'Đã ghi chú.', then: again });
export const submitReportAction = staffAction({ permission: 'report:file', input: MoveReport, run: submitReport, refusals: words, success: () => 'Đã trình báo cáo.', then: again });
export const lockReportAction = staffAction({ permission: 'report:approve', input: MoveReport, run: lockReport, refusals: words, success: () => 'Đã duyệt và khóa báo cáo.', then: again });
export const returnReportAction = staffAction({ permission: 'report:approve', input: ReturnReport, run: returnReport, refusals: words, success: () => 'Đã trả lại báo cáo.', then: again });
export const dropReportAction = staffAction({
  permission: 'report:file', input: MoveReport, run: dropReport, refusals: words,
  then: () => {
    again();
    redirect(paths.reportFilings());
  },
});

export const saveReportScheduleAction = staffAction({ permission: 'report:schedule', input: SaveReportSchedule, run: setReportSchedule, refusals: () => ({ message: 'Chưa lưu được.' }), success: () => 'Đã lưu kỳ báo cáo.', then: again });
