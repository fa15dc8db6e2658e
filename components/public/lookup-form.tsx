import { Notice } from '@/components/ui/notice';
import { TextInput } from '@/components/ui/text-input';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { LOOKUP_WORDS, type LookupError } from '@/lib/text/public/lookup';

type LookupFormProps = {
  lang: Lang;
  /** What was typed last time, kept after a mistake. The four digits are not. */
  code?: string;
  error?: LookupError | null;
  minutes?: number;
};

const FIELD_OF: Partial<Record<LookupError, 'code' | 'lastFour'>> = { ma: 'code', so: 'lastFour' };

/** Code and second secret. Sent by the browser itself: needs no script, and puts nothing into an address. */
export function LookupForm({ lang, code = '', error = null, minutes = 1 }: LookupFormProps) {
  const words = LOOKUP_WORDS[lang];
  const said = error && words.errors[error](minutes);
  const field = error && FIELD_OF[error];
  return (
    <form action={paths.lookupCheck()} method="post" className="lookup-form">
      {said && !field && (
        <Notice tone={error === 'het' ? 'info' : 'error'} announce className="mb-5">
          {said}
        </Notice>
      )}
      <input type="hidden" name="lang" value={lang} />
      <TextInput name="code" label={words.code} hint={words.codeHint} error={field === 'code' ? said : null} defaultValue={code} maxLength={60} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
      <TextInput name="lastFour" label={words.lastFour} hint={words.lastFourHint} error={field === 'lastFour' ? said : null} inputMode="numeric" pattern="\s*\d{4}\s*" title={words.errors.so(0)} maxLength={8} autoComplete="off" className="lookup-four" />
      <button type="submit" className="btn btn-primary mt-6">
        {words.submit}
      </button>
    </form>
  );
}
