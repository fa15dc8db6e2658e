'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { useStatusLine } from '@/components/ui/status-line';
import { promiseDue, type DueRefusal, type PromisedDue } from '@/lib/domain/dossier/intake';
import { parseCitizenCard } from '@/lib/domain/dossier/citizen-card';
import type { LocalTime, StripDay, WorkingCalendar } from '@/lib/domain/calendar/types';
import { parseMinuteOfDay } from '@/lib/domain/calendar/local-time';
import type { Result } from '@/lib/domain/shared/result';
import { formatTime } from '@/lib/text/format';
import { parseDate } from '@/lib/text/parse-date';
import { paths } from '@/lib/text/paths';
import { askServer, type Trouble } from './ask-server';
import { cardBelongsTo, cardWords, withCard } from './applicant-lookup';
import { emptyForm, furtherForm, isTouched, missingOf, type IntakeForm } from './intake-form';
import { intakeContent, intakeRequest } from './intake-request';
import { newKey } from './new-key';
import { printPdf } from './print-pdf';
import { errorsOf, type Errors } from './server-errors';
import { forgetDraft, readDraft, useDraft } from './use-draft';
import { useServerClock } from './use-server-clock';

/** What the server tells of a dossier just received. */
export type ReceivedHere = {
  readonly code: string;
  readonly applicantName: string;
  readonly procedureName: string;
  readonly receivedAt: LocalTime;
  readonly dueAt: LocalTime;
  readonly isDueProvisional: boolean;
  readonly days: readonly StripDay[];
  readonly paperId: string;
  readonly isReplay: boolean;
};

export type PaperSize = 'a4' | 'a5' | 'roll-80';

export type IntakeProps = {
  readonly staffId: string;
  /** The server's time when the page was made, in milliseconds since 1970. */
  readonly serverNow: number;
  readonly calendar: WorkingCalendar;
  readonly receivedToday: number;
};

/** A visit: one person's dossiers, one after the other. `last` is the form that made the last one, for the next. */
type Visit = { readonly done: readonly ReceivedHere[]; readonly last: IntakeForm | null; readonly visitId: string | null };

const NO_VISIT: Visit = { done: [], last: null, visitId: null };
const NONE: Errors = new Map();

const PAPER_SIZE_PLACE = 'tthc:kho-giay-hen';

/** The paper in this counter's printer. */
const readPaperSize = (): PaperSize => {
  try {
    return localStorage.getItem(PAPER_SIZE_PLACE) === 'a5' ? 'a5' : 'a4';
  } catch {
    return 'a4';
  }
};

const keepPaperSize = (size: PaperSize): void => {
  try {
    localStorage.setItem(PAPER_SIZE_PLACE, size);
  } catch {
    // It is asked again next time.
  }
};

const freshForm = (): IntakeForm => emptyForm({ key: newKey(), visitId: newKey() });

/** The time of a late entry as typed, or null while it is not one. */
export function lateTime(form: IntakeForm): LocalTime | null {
  if (form.late === null) return null;
  const on = parseDate(form.late.on);
  const minute = parseMinuteOfDay(form.late.time.trim().replace(/^(\d)[:hH.]/, '0$1:').replace(/[hH.]/, ':'));
  return on === null || minute === null ? null : { on, minute };
}

/** Frames in which the field may still be about to appear, or be drawn anew under the cursor. */
const FRAMES = 5;

/**
 * Where the cursor goes: by the id of the control. At once where it is there, so that the very next key goes in, and again
 * in the next frames where it appears late or is drawn anew.
 */
export const focusField = (name: string): void => {
  let left = FRAMES;
  const step = () => {
    const control = document.getElementById(`o-${name}`);
    if (control && document.activeElement !== control) control.focus();
    left -= 1;
    if (left > 0) requestAnimationFrame(step);
  };
  step();
  requestAnimationFrame(step);
};

/** All that the counter does. The form is the only thing that is typed; whatever else is shown follows from it. */
export function useIntake({ staffId, serverNow, calendar, receivedToday }: IntakeProps) {
  const say = useStatusLine();
  const now = useServerClock(serverNow);
  const [form, setForm] = useState(freshForm);
  const [visit, setVisit] = useState(NO_VISIT);
  const [errors, setErrors] = useState(NONE);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [saving, setSaving] = useState(false);
  const [answered, setAnswered] = useState(0);
  const [told, setTold] = useState<string | null>(null);
  const [printTrouble, setPrintTrouble] = useState<string | null>(null);
  const [restored, setRestored] = useState<LocalTime | null>(null);
  const [count, setCount] = useState(receivedToday);
  const [paperSize, setPaperSize] = useState<PaperSize>('a4');
  const keptAt = useDraft(staffId, form, now);
  // A second press within one drawing must see that the first is on its way.
  const isSaving = useRef(false);

  useEffect(() => {
    setPaperSize(readPaperSize());
    const draft = readDraft(staffId, now);
    if (draft && isTouched(draft.form)) {
      setForm(draft.form);
      setRestored(draft.at);
    }
    // Once, when the screen opens: later the form is the truth.
  }, []);

  const receivedAt = lateTime(form) ?? now;
  const promised = useMemo<Result<PromisedDue, DueRefusal> | null>(() => {
    if (!form.procedure || form.caseName === undefined) return null;
    return promiseDue(form.procedure.content, { caseName: form.caseName, channel: form.channel }, { on: receivedAt.on, minute: receivedAt.minute }, calendar);
  }, [form.procedure, form.caseName, form.channel, receivedAt.on, receivedAt.minute, calendar]);

  /** Changes the form. What was said about a field that is changed no longer holds. */
  const change = (next: (form: IntakeForm) => IntakeForm, ...fields: readonly string[]) => {
    setForm(next);
    setRestored(null);
    if (fields.some((field) => errors.has(field))) setErrors((all) => new Map([...all].filter(([name]) => !fields.includes(name))));
    if (trouble?.kind === 'refused') setTrouble(null);
  };

  const clean = () => {
    setErrors(NONE);
    setTrouble(null);
    setRestored(null);
    setTold(null);
    setPrintTrouble(null);
  };

  const choosePaperSize = (size: PaperSize) => {
    setPaperSize(size);
    keepPaperSize(size);
  };

  const print = async (paperId: string, size: PaperSize) => setPrintTrouble(await printPdf(paths.paper(paperId, { kho: size })));

  const keepTrouble = (found: Trouble, feeOrdinals: readonly number[]) => {
    setTrouble(found);
    setErrors(errorsOf(found.fieldErrors ?? {}, feeOrdinals));
    setAnswered((n) => n + 1);
  };

  const afterReceived = (received: ReceivedHere, size: PaperSize) => {
    forgetDraft(staffId);
    setVisit((before) => ({ done: [...(before.visitId === form.visitId ? before.done : []), received], last: form, visitId: form.visitId }));
    if (!received.isReplay) setCount((n) => n + 1);
    clean();
    setForm(freshForm());
    focusField('applicant.number');
    void print(received.paperId, size);
  };

  const save = async (size: PaperSize) => {
    if (isSaving.current) return;
    const request = intakeRequest(form);
    isSaving.current = true;
    setSaving(true);
    const answer = await askServer<ReceivedHere>('/api/intake/ho-so', request);
    isSaving.current = false;
    setSaving(false);
    if (answer.ok) afterReceived(answer.value, size);
    else keepTrouble(answer.trouble, (request.fees as readonly { ordinal: number }[]).map((fee) => fee.ordinal));
  };

  const askForSupplement = async (wanted: { reasons: readonly { ordinal: number; why: string }[]; further: readonly string[]; replyBy: string }): Promise<Trouble | null> => {
    if (isSaving.current) return null;
    isSaving.current = true;
    setSaving(true);
    const answer = await askServer<{ paperId: string; items: number }>('/api/intake/phieu-bo-sung', { ...intakeContent(form), ...wanted });
    isSaving.current = false;
    setSaving(false);
    if (!answer.ok) {
      keepTrouble(answer.trouble, []);
      return answer.trouble;
    }
    clean();
    // The same person may hand in something else; a changed list of papers is another request, so it needs another key.
    setForm((typed) => ({ ...typed, key: newKey() }));
    say(`Đã lập Phiếu yêu cầu bổ sung với ${answer.value.items} nội dung. Không tạo hồ sơ.`);
    void print(answer.value.paperId, 'a4');
    return null;
  };

  const further = () => {
    if (!visit.last) return;
    clean();
    setForm(furtherForm({ ...visit.last, visitId: visit.visitId ?? visit.last.visitId }, newKey()));
    focusField('versionId');
  };

  const newPerson = () => {
    const before = form;
    const hadVisit = visit;
    clean();
    setVisit(NO_VISIT);
    setForm(freshForm());
    focusField('applicant.number');
    if (isTouched(before)) say('Đã bắt đầu lượt mới.', { words: 'Lấy lại nội dung vừa bỏ', act: () => { setForm(before); setVisit(hadVisit); } });
  };

  /** The dossier made before keeps its key; what stands here becomes another. */
  const makeAnother = () => {
    setTrouble(null);
    setForm((typed) => ({ ...typed, key: newKey() }));
  };

  /** A citizen card. False when the text is none. */
  const readCard = (text: string): boolean => {
    const card = parseCitizenCard(text);
    if (card === null) return false;
    const belongsTo = cardBelongsTo(form, card);
    change((typed) => withCard(typed, card), ...[...errors.keys()].filter((name) => name.startsWith(`${belongsTo}.`)));
    setTold(cardWords(card, belongsTo));
    return true;
  };

  const missing = missingOf(form);
  /** Why the dossier cannot be received now, in words; null when it can. */
  const blocked = form.procedure === null ? 'Chọn thủ tục để tính hạn trả.'
    : form.caseName === undefined ? 'Chọn trường hợp để tính hạn trả.'
    : missing.length > 0 ? 'Mã hồ sơ được cấp khi lưu. Đánh dấu đủ thành phần để tiếp nhận.' : null;

  return {
    form, change, now, receivedAt, promised, missing, blocked, visit, errors, trouble, saving, answered, told, setTold, printTrouble, keptAt, count,
    restored: restored === null ? null : `Đã khôi phục bản nhập lúc ${formatTime(restored.minute)}.`,
    paperSize, choosePaperSize, save, askForSupplement, further, newPerson, makeAnother, readCard, print,
  };
}

export type Intake = ReturnType<typeof useIntake>;
