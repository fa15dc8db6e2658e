'use client';

import { ConfirmAct } from '../quan-tri/confirm-act';
import { cancelAbsenceAction } from './actions';

export function CancelAbsence({ absenceId, staffName, delegateName }: { absenceId: string; staffName: string; delegateName: string }) {
  return (
    <ConfirmAct action={cancelAbsenceAction} sent={{ absenceId }} title={`Hủy lần vắng mặt của ${staffName}?`} consequence={`${delegateName} không còn thấy và không còn làm được hồ sơ của ${staffName}, từ lần bấm tiếp theo. Những việc đã làm thay vẫn giữ nguyên.`} words="Hủy vắng mặt">
      Hủy<span className="vh"> vắng mặt của {staffName}</span>
    </ConfirmAct>
  );
}
