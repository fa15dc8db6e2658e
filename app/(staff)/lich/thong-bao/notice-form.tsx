'use client';

import { TextArea } from '@/components/ui/text-input';
import { noticeAction } from '../actions';
import { ChangeForm } from '../change-form';
import { DecisionFields } from '../decision-fields';

type NoticeFormProps = { year: number; isAnnounced: boolean; daysOff: string; swappedDays: string; workedDays: string; decisionNumber: string; decisionOn: string };

/** The yearly notice: three lists, a day or a range a line, as one pastes them from the text. */
export function NoticeForm({ year, isAnnounced, daysOff, swappedDays, workedDays, decisionNumber, decisionOn }: NoticeFormProps) {
  return (
    <ChangeForm
      action={noticeAction}
      year={year}
      saveWords={isAnnounced ? `Lưu danh sách năm ${year}` : `Lưu và công bố lịch năm ${year}`}
      fields={(typed) => (
        <>
          <input type="hidden" name="year" value={year} />
          <TextArea
            name="daysOff"
            label="Ngày nghỉ lễ, tết"
            hint={`Mỗi dòng một ngày hoặc một khoảng, rồi tên. Ví dụ: 01/01 Tết Dương lịch, hoặc: 05/02 đến 11/02 Tết Nguyên đán. Không ghi năm thì hiểu là ${year}. Thứ Bảy, Chủ nhật nằm trong khoảng thì tự bỏ qua.`}
            defaultValue={typed.value('daysOff', daysOff)}
            error={typed.error('daysOff')}
            rows={10}
            spellCheck={false}
          />
          <TextArea name="swappedDays" label="Ngày nghỉ đổi" hint="Ngày làm việc được nghỉ, bù bằng một ngày làm bù." optional defaultValue={typed.value('swappedDays', swappedDays)} error={typed.error('swappedDays')} rows={3} spellCheck={false} />
          <TextArea name="workedDays" label="Ngày làm bù" hint="Thứ Bảy hoặc Chủ nhật phải đi làm; thời hạn có tính ngày này." optional defaultValue={typed.value('workedDays', workedDays)} error={typed.error('workedDays')} rows={3} spellCheck={false} />
          <DecisionFields typed={typed} number={decisionNumber} on={decisionOn} />
        </>
      )}
    />
  );
}
