'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { ApproveDraft, DiscardDraft, MarkVerified, ReturnDraft, SaveDecision, SaveDraft, StartDraft, SubmitDraft } from '@/lib/schemas/procedure-draft';
import { formatDate } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { approveDraft } from '@/lib/usecases/approve-draft';
import { markVerified } from '@/lib/usecases/mark-verified';
import { discardDraft, returnDraft, submitDraft } from '@/lib/usecases/move-draft';
import { runProcedureControl } from '@/lib/usecases/run-control';
import { saveDecision } from '@/lib/usecases/save-decision';
import { saveDraft } from '@/lib/usecases/save-draft';
import { startDraft } from '@/lib/usecases/start-draft';
import { staffAction } from '@/lib/web/staff-action';
import { decisionWords, draftWords, verifyWords } from './refusal-words';

const changed = (): void => revalidatePath(paths.internalProcedures(), 'layout');
/** What is announced has changed: the rules look again; the person who acted does not wait for them. */
const announced = (): void => {
  changed();
  after(() => runProcedureControl());
};

export const saveDecisionAction = staffAction({
  permission: 'procedure:draft', input: SaveDecision, run: saveDecision, refusals: decisionWords,
  then: ({ decisionId }) => {
    announced();
    redirect(paths.procedureDecision(decisionId));
  },
});

export const startDraftAction = staffAction({
  permission: 'procedure:draft', input: StartDraft, run: startDraft, refusals: draftWords,
  then: ({ draftId }) => {
    changed();
    redirect(paths.procedureDraftEdit(draftId));
  },
});

export const saveDraftAction = staffAction({ permission: 'procedure:draft', input: SaveDraft, run: saveDraft, refusals: draftWords, success: () => 'Đã lưu dự thảo.' });
export const submitDraftAction = staffAction({ permission: 'procedure:draft', input: SubmitDraft, run: submitDraft, refusals: draftWords, success: () => 'Đã trình duyệt.', then: changed });

export const returnDraftAction = staffAction({ permission: 'procedure:review', input: ReturnDraft, run: returnDraft, refusals: draftWords, success: () => 'Đã trả lại cho người soạn.', then: changed });
export const discardDraftAction = staffAction({ permission: 'procedure:draft', input: DiscardDraft, run: discardDraft, refusals: draftWords, success: () => 'Đã bỏ dự thảo.', then: changed });

export const approveDraftAction = staffAction({
  permission: 'procedure:review', input: ApproveDraft, run: approveDraft, refusals: draftWords,
  success: ({ validFrom, endsOn }) => (validFrom ? `Đã duyệt. Bản mới áp dụng từ ${formatDate(validFrom)}${endsOn ? `, bản trước áp dụng đến hết ${formatDate(endsOn)}` : ''}.` : `Đã duyệt. Thủ tục áp dụng đến hết ${endsOn ? formatDate(endsOn) : 'hôm nay'}.`),
  then: announced,
});

export const markVerifiedAction = staffAction({ permission: 'procedure:verify', input: MarkVerified, run: markVerified, refusals: verifyWords, success: ({ verified }) => (verified ? 'Đã ghi nhận là đã đối chiếu bản gốc.' : 'Đã bỏ xác nhận đối chiếu.'), then: announced });
