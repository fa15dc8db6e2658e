'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { RadioGroup } from '@/components/ui/choices';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea, TextInput } from '@/components/ui/text-input';
import { FEEDBACK_KINDS } from '@/lib/domain/service/feedback';
import type { Lang } from '@/lib/text/lang';
import { FEEDBACK_WORDS } from '@/lib/text/public/service';
import { IDLE } from '@/lib/web/action-state';
import { problemsOf } from '@/lib/web/form-problems';
import { feedbackAction } from './service-actions';

/** Who, what, and how to be answered. Works without a script; a mistake keeps what was written. */
export function FeedbackForm({ lang, dossierCode }: { lang: Lang; dossierCode: string }) {
  const [state, act] = useActionState(feedbackAction, IDLE);
  const words = FEEDBACK_WORDS[lang];
  const [values, errors] = [state.values ?? {}, state.fieldErrors ?? {}];
  const optional = { optional: true, optionalWords: words.optional } as const;
  return (
    <form action={act} noValidate>
      {state.status === 'error' && <ErrorSummary problems={problemsOf(state)} title={state.message ?? ''} answer={state} />}
      <input type="hidden" name="lang" value={lang} />
      <p className="vh" aria-hidden="true"><input name="website" tabIndex={-1} autoComplete="off" aria-label="website" /></p>
      <RadioGroup key={`k${values.kind}`} name="kind" label={words.kind} options={FEEDBACK_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))} defaultValue={values.kind} error={errors.kind} />
      <TextInput name="subject" label={words.subject} defaultValue={values.subject} error={errors.subject} maxLength={200} />
      <TextArea name="body" label={words.body} hint={words.bodyHint} rows={8} defaultValue={values.body} error={errors.body} />
      <TextInput name="dossierCode" label={words.dossier} {...optional} defaultValue={values.dossierCode ?? dossierCode} error={errors.dossierCode} autoComplete="off" />
      <TextInput name="senderName" label={words.sender} defaultValue={values.senderName} error={errors.senderName} autoComplete="name" />
      <TextInput name="senderPhone" label={words.phone} hint={words.contactHint} {...optional} type="tel" defaultValue={values.senderPhone} error={errors.senderPhone} autoComplete="tel" />
      <TextInput name="senderEmail" label={words.email} {...optional} type="email" defaultValue={values.senderEmail} error={errors.senderEmail} autoComplete="email" />
      <TextInput name="senderAddress" label={words.address} {...optional} defaultValue={values.senderAddress} error={errors.senderAddress} autoComplete="street-address" />
      <p className="mt-4"><SubmitButton tone="primary" pendingWords={words.sending}>{words.send}</SubmitButton></p>
    </form>
  );
}
