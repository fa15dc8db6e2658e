'use client';

import { useState, useSyncExternalStore, type ComponentProps } from 'react';
import { formatDate } from '@/lib/text/format';
import { parseDate } from '@/lib/text/parse-date';
import { Field, fieldAria, splitFrame, type FieldFrame } from './field';

type DateInputProps = FieldFrame &
  Omit<ComponentProps<'input'>, keyof FieldFrame | 'type' | 'required' | 'value' | 'defaultValue' | 'onChange'> & {
    /** `2026-09-05`, or whatever was typed last time when that was not a date. */
    defaultValue?: string;
    /** The last day that makes sense; decides the century of a two-digit year. */
    latest?: Parameters<typeof parseDate>[1];
    /** Told the date, or null while what is typed is not one. */
    onDateChange?: (date: ReturnType<typeof parseDate>) => void;
  };

const never = () => () => undefined;

const shown = (text: string, latest: DateInputProps['latest']): string => {
  const date = parseDate(text, latest);
  return date === null ? text : formatDate(date);
};

/**
 * A date typed as people type it: 05/09/2026, 5/9/26, 05092026. What is sent is `YYYY-MM-DD`, or the text as typed when
 * it is not a date, so that the server can say so and nothing is lost. Without a script the typed text itself is sent.
 */
export function DateInput(props: DateInputProps) {
  const { frame, control } = splitFrame(props);
  const { defaultValue = '', latest, onDateChange, onBlur, ...rest } = control;
  const [text, setText] = useState(() => shown(defaultValue, latest));
  const [left, setLeft] = useState(false);
  const scripted = useSyncExternalStore(never, () => true, () => false);

  const date = parseDate(text, latest);
  const complaint = left && text.trim() !== '' && date === null ? 'Nhập ngày có thật, dạng 05/09/2026' : null;
  const framed: FieldFrame = { ...frame, error: complaint ?? frame.error };

  return (
    <Field frame={framed}>
      <input
        inputMode="numeric"
        autoComplete="off"
        placeholder="dd/mm/yyyy"
        {...rest}
        {...fieldAria(framed)}
        type="text"
        name={scripted ? undefined : frame.name}
        className="input input-date"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setLeft(false);
          onDateChange?.(parseDate(event.target.value, latest));
        }}
        onBlur={(event) => {
          setText(shown(text, latest));
          setLeft(true);
          onBlur?.(event);
        }}
      />
      {scripted && <input type="hidden" name={frame.name} value={date ?? text} />}
    </Field>
  );
}
