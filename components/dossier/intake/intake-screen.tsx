'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { DateStrip } from '@/components/dossier/date-strip';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { KeyHelp, type KeyHint } from '@/components/ui/key-help';
import { Notice } from '@/components/ui/notice';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import { dossierCodeIn } from '@/lib/domain/dossier/code';
import { formatDate, formatDueClause } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { ApplicantPanel } from './applicant-panel';
import { allGiven } from './intake-form';
import { DuePanel } from './due-panel';
import { ProcedurePanel } from './procedure-panel';
import { problemsOf } from './server-errors';
import { SupplementDialog } from './supplement-dialog';
import { focusField, useIntake, type IntakeProps, type PaperSize } from './use-intake';
import { useScanner } from './use-scanner';
import { VisitBar } from './visit-bar';

const SHOWN: readonly KeyHint[] = [
  { keys: ['F2'], does: 'Người nộp' },
  { keys: ['F4'], does: 'Thủ tục' },
  { keys: ['F8'], does: 'Thành phần' },
  { keys: ['F7'], does: 'Lập Mẫu 02' },
  { keys: ['Tab'], does: 'Ô kế tiếp' },
  { keys: ['Alt', 'N'], does: 'Thêm hồ sơ cho người này' },
  { keys: ['Ctrl', 'Enter'], does: 'Tiếp nhận' },
  { keys: ['Esc', 'Esc '], does: 'Người khác' },
];

const KEYS: readonly KeyHint[] = [
  { keys: ['F2'], does: 'Đến ô người nộp' },
  { keys: ['F4'], does: 'Đến ô thủ tục' },
  { keys: ['F8'], does: 'Đến danh sách thành phần' },
  { keys: ['↑', '↓'], does: 'Trong danh sách: thành phần trên, dưới' },
  { keys: ['phím cách'], does: 'Trong danh sách: đánh dấu đủ, hoặc bỏ' },
  { keys: ['A'], does: 'Trong danh sách: đánh dấu đủ hết' },
  { keys: ['Alt', 'A'], does: 'Ở bất cứ đâu: đánh dấu đủ hết' },
  { keys: ['0–9'], does: 'Trong danh sách: số bản đã nộp' },
  { keys: ['←', '→'], does: 'Trong danh sách: bản chính, bản sao' },
  { keys: ['S'], does: 'Trong danh sách: đính kèm bản quét' },
  { keys: ['Alt', 'U'], does: 'Thêm người được ủy quyền' },
  { keys: ['F7'], does: 'Lập Phiếu yêu cầu bổ sung (Mẫu 02)' },
  { keys: ['F9'], does: 'Vì sao là ngày này?' },
  { keys: ['Ctrl', 'Enter'], does: 'Tiếp nhận và in giấy hẹn' },
  { keys: ['Ctrl', 'Shift', 'Enter'], does: 'Tiếp nhận và in khổ 80 mm' },
  { keys: ['Alt', 'N'], does: 'Thêm hồ sơ cho người vừa nộp' },
  { keys: ['Esc', 'Esc '], does: 'Người khác, bắt đầu lượt mới' },
];

/** Two presses of Escape within this are meant together. */
const DOUBLE_MS = 900;

/** The whole intake on one screen. Everything is done with the keyboard; a scanner is heard wherever the cursor is. */
export function IntakeScreen(props: IntakeProps) {
  const intake = useIntake(props);
  const router = useRouter();
  const [asksWhy, setAsksWhy] = useState(false);
  const [asksSupplement, setAsksSupplement] = useState(false);
  const lastEscape = useRef(Number.NEGATIVE_INFINITY);
  const { promised, blocked, form } = intake;

  useEffect(() => {
    // On a phone the keyboard would cover the screen at once.
    if (window.matchMedia('(width >= 56.25rem)').matches) focusField('applicant.number');
  }, []);

  useScanner((text) => {
    const code = dossierCodeIn(text);
    if (code !== null) {
      router.push(paths.dossier(code));
      return true;
    }
    return intake.readCard(text);
  });

  const save = (size: PaperSize) => {
    // Without a procedure the server still says all that is wrong at once; a missing paper is seen in the list itself.
    if (blocked === null || form.procedure === null) void intake.save(size);
    else focusField(form.caseName === undefined ? 'caseName' : 'thanh-phan');
  };

  useHotkeys({
    F2: () => focusField('applicant.number'),
    F4: () => focusField('versionId'),
    F8: () => focusField('thanh-phan'),
    F7: () => { if (form.procedure !== null && form.caseName !== undefined) setAsksSupplement(true); else focusField('versionId'); },
    F9: () => setAsksWhy(promised?.ok ?? false),
    'Ctrl+Enter': () => save(intake.paperSize),
    'Ctrl+Shift+Enter': () => save('roll-80'),
    'Alt+a': () => intake.change(allGiven, 'components'),
    'Alt+n': intake.further,
    'Alt+u': () => document.getElementById('nut-uy-quyen')?.click(),
  });

  // Not a hotkey of the page: a dialog and a list close with the same key, and that press must not count.
  const { newPerson } = intake;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
      if (event.timeStamp - lastEscape.current < DOUBLE_MS) newPerson();
      lastEscape.current = event.timeStamp;
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [newPerson]);

  return (
    <div className="intake">
      <VisitBar intake={intake} />
      {intake.restored && (
        <Notice className="intake-restored">
          {intake.restored}{' '}
          <button type="button" className="intake-link" onClick={intake.newPerson}>
            Bỏ, bắt đầu lượt mới
          </button>
        </Notice>
      )}
      <ErrorSummary problems={problemsOf(intake.errors)} answer={intake.answered} />
      <div className="intake-columns">
        <ApplicantPanel key={form.visitId} intake={intake} />
        <ProcedurePanel intake={intake} onSupplement={() => setAsksSupplement(true)} />
        <DuePanel intake={intake} onWhy={() => setAsksWhy(true)} />
      </div>
      <div className="intake-keys">
        <KeyHelp keys={KEYS} shown={SHOWN} />
      </div>
      <SupplementDialog intake={intake} open={asksSupplement} onClose={() => setAsksSupplement(false)} />
      <Dialog open={asksWhy && (promised?.ok ?? false)} onClose={() => setAsksWhy(false)} title="Vì sao là ngày này?" actions={<Button onClick={() => setAsksWhy(false)}>Đóng</Button>}>
        {promised?.ok && (
          <>
            <p className="mb-3">
              <b>{formatDate(promised.value.explained.due.on)}</b>, {formatDueClause(promised.value.explained.due, 'staff')}
            </p>
            <DateStrip days={promised.value.explained.days} today={intake.now.on} due={promised.value.explained.due} provisional={promised.value.explained.provisional} unannouncedYears={promised.value.explained.unannouncedYears} reasons="everything" legend />
          </>
        )}
      </Dialog>
    </div>
  );
}
