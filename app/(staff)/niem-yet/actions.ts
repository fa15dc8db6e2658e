'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { RecordBoardCheck, RecordPosting, SavePlace, TakeDownPosting } from '@/lib/schemas/posting';
import { formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { checkBoard } from '@/lib/usecases/check-board';
import { recordPosting, takeDownPosting } from '@/lib/usecases/record-posting';
import { runProcedureControl } from '@/lib/usecases/run-control';
import { savePostingPlace } from '@/lib/usecases/save-posting-place';
import { staffAction } from '@/lib/web/staff-action';
import { boardCheckWords, placeWords, postingWords } from './refusal-words';

/** The rules look again at once; the person who acted does not wait for them. */
const changed = (): void => {
  revalidatePath(paths.posting(), 'layout');
  after(() => runProcedureControl());
};

export const recordPostingAction = staffAction({
  permission: 'posting:record',
  input: RecordPosting,
  run: recordPosting,
  refusals: postingWords,
  success: ({ posted, alreadyThere, replaced }) => `Đã ghi nhận ${formatNumber(posted)} thủ tục${replaced > 0 ? `, thay ${formatNumber(replaced)} tờ cũ` : ''}${alreadyThere > 0 ? `; ${formatNumber(alreadyThere)} thủ tục đã có ở đây từ trước` : ''}.`,
  then: changed,
});

export const takeDownAction = staffAction({ permission: 'posting:record', input: TakeDownPosting, run: takeDownPosting, refusals: postingWords, success: () => 'Đã ghi nhận việc gỡ.', then: changed });

export const checkBoardAction = staffAction({ permission: 'posting:check', input: RecordBoardCheck, run: checkBoard, refusals: boardCheckWords, success: ({ name }) => `Đã ghi kết quả kiểm tra: ${name}.`, then: changed });

export const savePlaceAction = staffAction({
  permission: 'posting:manage-places',
  input: SavePlace,
  run: savePostingPlace,
  refusals: placeWords,
  then: ({ placeId }) => {
    changed();
    redirect(paths.postingPlace(placeId));
  },
});
