'use client';

import { useActionState } from 'react';
import { RadioGroup } from '@/components/ui/choices';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import { RATING_POINTS, RATING_QUESTIONS } from '@/lib/domain/service/rating';
import type { Lang } from '@/lib/text/lang';
import { RATING_WORDS } from '@/lib/text/public/service';
import { IDLE } from '@/lib/web/action-state';
import { rateAction } from './service-actions';

/** The three questions. Works without a script; a mistake keeps what was chosen. */
export function RatingForm({ lang, token }: { lang: Lang; token: string }) {
  const [state, act] = useActionState(rateAction, IDLE);
  const words = RATING_WORDS[lang];
  if (state.status === 'ok') return <Notice tone="success" announce title={words.thanks} />;
  const [values, errors] = [state.values ?? {}, state.fieldErrors ?? {}];
  return (
    <form action={act} noValidate>
      {state.status === 'error' && <Notice tone="error" announce title={state.message} className="mb-4" />}
      <input type="hidden" name="lang" value={lang} />
      <input type="hidden" name="token" value={token} />
      <p className="vh" aria-hidden="true"><input name="website" tabIndex={-1} autoComplete="off" aria-label="website" /></p>
      {RATING_QUESTIONS.map((question) => (
        <RadioGroup key={`${question}${values[question]}`} name={question} label={words.questions[question]} options={[...RATING_POINTS].reverse().map((point) => ({ value: String(point), label: words.points[point] }))} defaultValue={values[question]} error={errors[question]} />
      ))}
      <TextArea name="comment" label={words.comment} optional optionalWords={words.optional} rows={3} defaultValue={values.comment} error={errors.comment} />
      <p className="mt-4"><SubmitButton tone="primary" pendingWords={words.sending}>{words.send}</SubmitButton></p>
    </form>
  );
}
