'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { askServer, type Trouble } from '@/components/dossier/intake/ask-server';
import { cardBelongsTo, cardWords, isMobile, lastRepresentative, withCard, withFound, type FoundApplicant } from '@/components/dossier/intake/applicant-lookup';
import { allGiven, emptyForm, furtherForm, missingOf, type IntakeForm } from '@/components/dossier/intake/intake-form';
import { intakeContent, intakeRequest } from '@/components/dossier/intake/intake-request';
import { printPdf } from '@/components/dossier/intake/print-pdf';
import { forgetDraft, readDraft, useDraft } from '@/components/dossier/intake/use-draft';
import { useScanner } from '@/components/dossier/intake/use-scanner';
import { useServerClock } from '@/components/dossier/intake/use-server-clock';
import { ErrorSummary } from '@/components/ui/error-summary';
import { KeyHelp } from '@/components/ui/key-help';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import { fieldId } from '@/components/ui/field';
import type { LocalTime, StripDay, WorkingCalendar } from '@/lib/domain/calendar/types';
import { parseCitizenCard } from '@/lib/domain/dossier/citizen-card';
import { dossierCodeIn } from '@/lib/domain/dossier/code';
import { formatDateTime, formatNumber, formatTime, formatLongDate } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { ApplicantPanel } from './applicant-panel';
import { ProcedurePanel } from './procedure-panel';
import { DuePanel } from './due-panel';

type Received = { code: string; paperId: string; dueAt: LocalTime; receivedAt: LocalTime; days: StripDay[]; isReplay: boolean };
type Made = { paperId: string };
type CounterProps = { staffId: string; calendar: WorkingCalendar; receivedToday: number; serverNow: number };

const newId = (): string => crypto.randomUUID();
const freshForm = (): IntakeForm => emptyForm({ key: newId(), visitId: newId() });
const focusOn = (name: string) => document.getElementById(fieldId(name))?.focus();

/** Where the server's names of fields stand on this screen. */
const shownField = (name: string): string => name.replace(/^applicant\.(citizenId|taxCode|otherId)$/, 'applicant.number');

export function Counter({ staffId, calendar, receivedToday, serverNow }: CounterProps) {
  const router = useRouter();
  const clock = useServerClock(serverNow);
  const [form, setForm] = useState<IntakeForm | null>(null);
  const [visit, setVisit] = useState<readonly (Received & { form: IntakeForm })[]>([]);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [said, setSaid] = useState<{ tone: 'info' | 'success'; words: string } | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [escapedAt, setEscapedAt] = useState(0);
  // Ids and the draft exist in the browser only: the first drawing is the same on both sides.
  useEffect(() => {
    const draft = readDraft(staffId, clock);
    setForm(draft ? { ...draft.form, caseName: draft.form.caseName } : freshForm());
    if (draft) setSaid({ tone: 'info', words: `Đã mở lại bản nhập dở, lưu trên máy này lúc ${formatDateTime(draft.at)}.` });
    // eslint-disable-next-line
  }, []);
  const current = form ?? emptyForm({ key: '', visitId: '' });
  const keptAt = useDraft(staffId, current, clock);
  const last = visit.at(-1) ?? null;
  const change = (next: IntakeForm) => {
    setForm(next);
    setTrouble(null);
  };

  const lookUp = async (number: string) => {
    if (number.trim().length < 6) return;
    const answer = await askServer<{ found: FoundApplicant[] }>('/api/intake/nguoi-nop', { number });
    const found = answer.ok ? answer.value.found[0] : undefined;
    if (!found) return;
    setForm((before) => {
      if (!before || (before.applicant.number !== number && before.applicant.phone !== number)) return before;
      const filled = withFound(before, found);
      return isMobile(number) && filled.applicant.phone === '' ? before : filled;
    });
    const came = lastRepresentative(found.lastRepresentative);
    setSaid({ tone: 'info', words: `Đã có người nộp này, ${formatNumber(found.dossierCount)} hồ sơ trước đây.${came ? ` Lần trước ${came.name} nộp thay.` : ''}` });
  };

  useScanner((text) => {
    const code = dossierCodeIn(text);
    if (code) {
      router.push(paths.dossier(code));
      return true;
    }
    const card = parseCitizenCard(text);
    if (!card) return false;
    const belongs = cardBelongsTo(current, card);
    change(withCard(current, card));
    setSaid({ tone: 'info', words: cardWords(card, belongs) });
    if (belongs === 'applicant' && card.citizenId) void lookUp(card.citizenId);
    return true;
  });

  const startOver = () => {
    forgetDraft(staffId);
    setForm(freshForm());
    setVisit([]);
    setTrouble(null);
    setSaid(null);
    setTimeout(() => focusOn('applicant.number'), 0);
  };

  const save = async (size: 'a5' | 'roll-80') => {
    if (isSaving || !form) return;
    setSaving(true);
    setTrouble(null);
    const answer = await askServer<Received>('/api/intake/ho-so', intakeRequest(form));
    setSaving(false);
    if (!answer.ok) {
      setTrouble(answer.trouble);
      return;
    }
    const done = answer.value;
    forgetDraft(staffId);
    setVisit((before) => [...before, { ...done, form }]);
    setForm(freshForm());
    setSaid({ tone: 'success', words: `Đã tiếp nhận ${done.code}, hẹn trả ${formatDateTime(done.dueAt)}.` });
    setTimeout(() => focusOn('applicant.number'), 0);
    const notPrinted = await printPdf(paths.paper(done.paperId, { kho: size }));
    if (notPrinted) setSaid({ tone: 'success', words: `Đã tiếp nhận ${done.code}, hẹn trả ${formatDateTime(done.dueAt)}. ${notPrinted}` });
  };

  const askSupplement = async () => {
    if (isSaving || !form) return;
    setSaving(true);
    setTrouble(null);
    const answer = await askServer<Made>('/api/intake/phieu-bo-sung', intakeContent(form));
    setSaving(false);
    if (!answer.ok) {
      setTrouble(answer.trouble);
      return;
    }
    forgetDraft(staffId);
    setForm(freshForm());
    setSaid({ tone: 'success', words: 'Đã lập phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. Không có hồ sơ nào được tạo.' });
    await printPdf(paths.paper(answer.value.paperId, { kho: 'a4' }));
  };

  const further = () => {
    if (!last) return;
    change(furtherForm({ ...last.form }, newId()));
    setTimeout(() => focusOn('versionId'), 0);
  };

  useHotkeys({
    F2: () => focusOn('applicant.number'),
    F4: () => focusOn('versionId'),
    F8: () => document.querySelector<HTMLInputElement>('.counter-list input[type=checkbox]')?.focus(),
    F7: () => void askSupplement(),
    F9: () => document.getElementById('vi-sao')?.scrollIntoView(),
    'Alt+a': () => change(allGiven(current)),
    'Alt+n': further,
    'Ctrl+Enter': () => void save('a5'),
    'Ctrl+Shift+Enter': () => void save('roll-80'),
    Escape: (event) => {
      if (event.timeStamp - escapedAt < 1_500) startOver();
      setEscapedAt(event.timeStamp);
    },
  });

  const fieldErrors = Object.fromEntries(Object.entries(trouble?.fieldErrors ?? {}).map(([name, message]) => [shownField(name), message]));
  const problems = trouble ? (Object.keys(fieldErrors).length > 0 ? Object.entries(fieldErrors).map(([name, message]) => ({ name, message })) : [{ name: null, message: trouble.message }]) : [];
  const missing = missingOf(current);

  return (
    <>
      <header className="counter-head">
        <h1>Tiếp nhận hồ sơ</h1>
        {visit.length > 0 && (
          <ul className="counter-visit" aria-label="Lượt này">
            {visit.map((done) => (
              <li key={done.code}>
                <Link href={paths.dossier(done.code)}>{done.code}</Link>, <a href={paths.paper(done.paperId, { kho: 'a5' })} target="_blank" rel="noreferrer">giấy hẹn</a>
              </li>
            ))}
          </ul>
        )}
        <span className="right small muted">
          {formatLongDate(clock.on)}, <b>{formatTime(clock.minute)}</b>. Hôm nay đã nhận <b>{formatNumber(receivedToday + visit.filter((done) => done.receivedAt.on === clock.on && !done.isReplay).length)}</b>
          {keptAt && <>. Bản nhập tự lưu lúc {formatTime(keptAt.minute)}</>}
        </span>
      </header>
      {said && (
        <Notice tone={said.tone} announce>
          {said.words}
        </Notice>
      )}
      {problems.length > 0 && <ErrorSummary problems={problems} answer={trouble} />}
      {trouble?.kind === 'signed-out' && (
        <p>
          <a href={paths.signIn()} target="_blank" rel="noreferrer">Đăng nhập lại ở thẻ mới</a>
        </p>
      )}
      <form
        className="counter"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save('a5');
        }}
        onKeyDown={(event) => {
          // Enter goes on to the next field; only Ctrl+Enter and the button receive.
          if (event.key === 'Enter' && !event.ctrlKey && event.target instanceof HTMLInputElement) event.preventDefault();
        }}
      >
        <ApplicantPanel form={current} errors={fieldErrors} onChange={change} onNumber={lookUp} />
        <ProcedurePanel form={current} errors={fieldErrors} missing={missing} onChange={change} onSupplement={askSupplement} isSaving={isSaving} />
        <DuePanel form={current} errors={fieldErrors} calendar={calendar} clock={clock} missing={missing.length} isSaving={isSaving} canFurther={last !== null} onChange={change} onSave={save} onFurther={further} retry={trouble !== null && trouble.kind !== 'refused'} />
      </form>
      <div className="counter-keys">
        <KeyHelp
          shown={[{ keys: ['F2'], does: 'Người nộp' }, { keys: ['F4'], does: 'Thủ tục' }, { keys: ['F8'], does: 'Thành phần' }, { keys: ['Alt', 'A'], does: 'Đủ tất cả' }, { keys: ['F7'], does: 'Lập Mẫu 02' }, { keys: ['Ctrl', 'Enter'], does: 'Tiếp nhận' }]}
          keys={[{ keys: ['F2'], does: 'Đến người nộp' }, { keys: ['F4'], does: 'Đến thủ tục' }, { keys: ['F8'], does: 'Đến danh sách thành phần' }, { keys: ['phím cách'], does: 'Đánh dấu thành phần' }, { keys: ['Alt', 'A'], does: 'Đánh dấu đủ tất cả' }, { keys: ['F7'], does: 'Lập phiếu yêu cầu bổ sung' }, { keys: ['F9'], does: 'Vì sao là ngày này' }, { keys: ['Ctrl', 'Enter'], does: 'Tiếp nhận và in giấy hẹn A5' }, { keys: ['Ctrl', 'Shift', 'Enter'], does: 'Tiếp nhận và in khổ 80 mm' }, { keys: ['Alt', 'N'], does: 'Thêm hồ sơ cho người vừa nộp' }, { keys: ['Esc', 'Esc'], does: 'Bắt đầu lượt mới' }]}
        />
      </div>
    </>
  );
}
