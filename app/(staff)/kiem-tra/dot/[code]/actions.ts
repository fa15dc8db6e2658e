'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { ActWithNotice, AddMember, AgreeMinutes, Conclude, CorrectConclusion, DecideTeam, EndSite, IssueSigned, NotifyUnits, OfferMinutes, PlainAct, ReasonedAct, RemoveMember, ReturnSelfReport, SaveSelfReport, SendReport } from '@/lib/schemas/inspection-plan';
import { paths } from '@/lib/text/paths';
import { cancelInspection, closeInspection, concludeInspection, publishConclusion, reopenInspection, returnReport, sendReport } from '@/lib/usecases/inspection/conclude';
import { agreeMinutes, endSite, notifyUnits, offerMinutes, openInspection } from '@/lib/usecases/inspection/conduct';
import { correctConclusion } from '@/lib/usecases/inspection/correct-conclusion';
import { issuePlan } from '@/lib/usecases/inspection/issue-plan';
import { returnSelfReport, saveSelfReport } from '@/lib/usecases/inspection/self-report';
import { addMember, decideTeam, removeMember } from '@/lib/usecases/inspection/team';
import { staffAction } from '@/lib/web/staff-action';
import { flowRefusal as refusals } from '../../flow-refusal-words';

const seeAgain = () => revalidatePath(paths.inspections(), 'layout');
/** Back to where the inspection stands, after an act that moves it on. */
const onward = ({ code }: { readonly code: string }) => {
  seeAgain();
  redirect(paths.inspection(code));
};
const approve = { permission: 'inspection:approve', refusals } as const;
const work = { permission: 'inspection:work', refusals } as const;

export const issuePlanAction = staffAction({ ...approve, input: IssueSigned, run: issuePlan, then: onward });
export const decideTeamAction = staffAction({ ...approve, input: DecideTeam, run: decideTeam, then: onward });
export const addMemberAction = staffAction({ ...approve, input: AddMember, run: addMember, success: () => 'Đã thêm thành viên.', then: seeAgain });
export const removeMemberAction = staffAction({ ...approve, input: RemoveMember, run: removeMember, success: () => 'Đã cho thôi thành viên.', then: seeAgain });
export const notifyAction = staffAction({ ...work, input: NotifyUnits, run: notifyUnits, then: onward });
export const saveSelfReportAction = staffAction({ permission: 'inspection:self-report', refusals, input: SaveSelfReport, run: saveSelfReport, success: () => 'Đã lưu báo cáo tự kiểm tra.', then: seeAgain });
export const returnSelfReportAction = staffAction({ ...work, input: ReturnSelfReport, run: returnSelfReport, success: () => 'Đã trả lại báo cáo cho đơn vị.', then: seeAgain });
export const openAction = staffAction({ ...work, input: PlainAct, run: openInspection, then: onward });
export const offerMinutesAction = staffAction({ ...work, input: OfferMinutes, run: offerMinutes, success: () => 'Đã lập biên bản, chờ ý kiến hai bên.', then: seeAgain });
export const agreeMinutesAction = staffAction({ permission: 'inspection:view', refusals, input: AgreeMinutes, run: agreeMinutes, success: () => 'Đã ghi ý kiến về biên bản.', then: seeAgain });
export const endSiteAction = staffAction({ ...work, input: EndSite, run: endSite, then: onward });
export const sendReportAction = staffAction({ ...work, input: SendReport, run: sendReport, then: onward });
export const returnReportAction = staffAction({ ...approve, input: ReasonedAct, run: returnReport, then: onward });
export const concludeAction = staffAction({ ...approve, input: Conclude, run: concludeInspection, then: onward });
export const correctConclusionAction = staffAction({ ...approve, input: CorrectConclusion, run: correctConclusion, success: () => 'Đã ban hành bản đính chính.', then: seeAgain });
export const publishAction = staffAction({ permission: 'inspection:publish', refusals, input: ActWithNotice, run: publishConclusion, success: () => 'Đã công khai kết luận.', then: seeAgain });
export const closeAction = staffAction({ permission: 'inspection:verify', refusals, input: ActWithNotice, run: closeInspection, then: onward });
export const reopenAction = staffAction({ permission: 'inspection:verify', refusals, input: ReasonedAct, run: reopenInspection, then: onward });
export const cancelAction = staffAction({ ...approve, input: ReasonedAct, run: cancelInspection, then: onward });
