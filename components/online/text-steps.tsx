import { RadioGroup } from '@/components/ui/choices';
import { DateInput } from '@/components/ui/date-input';
import { TextArea, TextInput } from '@/components/ui/text-input';
import type { CaseChoices } from '@/lib/domain/dossier/completeness';
import { NO_CASE, type DraftField, type DraftValues } from '@/lib/domain/dossier/online-form';
import type { ApplicantKind } from '@/lib/domain/dossier/status';
import type { Lang } from '@/lib/text/lang';
import { fieldLabelFor, kindOptions, ONLINE_WORDS } from '@/lib/text/public/online';

export type StepProps = { lang: Lang; values: DraftValues; errors: ReadonlyMap<string, string> };

/** What every field of the form has in common: its name, its words, what was typed and what is wrong with it. */
const frame = ({ lang, values, errors }: StepProps, name: DraftField, optional = false) => ({
  name, label: fieldLabelFor(name, values.kind, lang), defaultValue: values[name] ?? '', error: errors.get(name) ?? null, optional, optionalWords: ONLINE_WORDS[lang].optional,
});

/** Which case, what the applicant is, and who files. */
export function CaseStep({ choices, kinds, ...props }: StepProps & { choices: CaseChoices; kinds: readonly ApplicantKind[] }) {
  const words = ONLINE_WORDS[props.lang];
  const only = kinds.length === 1 ? kinds[0] : undefined;
  const cases = [...choices.cases.map((name) => ({ value: name, label: name })), ...(choices.mayBeNone ? [{ value: NO_CASE, label: words.noCase }] : [])];
  return (
    <>
      {choices.cases.length > 0 && (
        <div lang={props.lang === 'en' ? 'vi' : undefined}>
          <RadioGroup {...frame(props, 'caseName')} options={cases} />
        </div>
      )}
      <RadioGroup {...frame(props, 'kind')} defaultValue={props.values.kind || only} options={kindOptions(kinds, props.lang)} />
      <RadioGroup {...frame(props, 'by')} defaultValue={props.values.by || 'self'} options={[{ value: 'self', label: words.self }, { value: 'representative', label: words.representative }]} />
    </>
  );
}

/** The applicant, asked for what their kind has, and whoever files for them. */
export function ApplicantStep(props: StepProps) {
  const { values, lang } = props;
  const words = ONLINE_WORDS[lang];
  const isCitizen = values.kind === 'citizen';
  return (
    <>
      <TextInput {...frame(props, 'name')} maxLength={300} autoComplete={isCitizen ? 'name' : 'organization'} />
      {isCitizen && <TextInput {...frame(props, 'citizenId', true)} optionalWords="" hint={words.citizenHint} inputMode="numeric" maxLength={20} autoComplete="off" />}
      {!isCitizen && <TextInput {...frame(props, 'taxCode', values.kind !== 'enterprise')} optionalWords="" hint={values.kind === 'enterprise' ? words.taxHint : words.taxHintOther} maxLength={20} autoComplete="off" />}
      {values.kind !== 'enterprise' && <TextInput {...frame(props, 'otherId', true)} optionalWords={isCitizen ? '' : words.optional} maxLength={40} autoComplete="off" />}
      {isCitizen && <DateInput {...frame(props, 'birthOn', true)} />}
      <TextInput {...frame(props, 'address')} maxLength={500} autoComplete="street-address" />
      <TextInput {...frame(props, 'phone')} hint={words.phoneHint} type="tel" maxLength={40} autoComplete="tel" />
      <TextInput {...frame(props, 'email', true)} type="email" maxLength={254} autoComplete="email" />
      {values.by === 'representative' && (
        <fieldset className="online-group">
          <legend>{words.representative}</legend>
          <TextInput {...frame(props, 'repName')} maxLength={200} autoComplete="off" />
          <TextInput {...frame(props, 'repCitizenId', true)} inputMode="numeric" maxLength={20} autoComplete="off" />
          <TextInput {...frame(props, 'repPhone', true)} type="tel" maxLength={40} autoComplete="off" />
          <TextInput {...frame(props, 'repAuthorisation', true)} maxLength={300} autoComplete="off" />
        </fieldset>
      )}
    </>
  );
}

/** How to hear of the dossier, and where the result goes. */
export function ResultStep({ desk, ...props }: StepProps & { desk: string }) {
  const { values, lang } = props;
  const words = ONLINE_WORDS[lang];
  return (
    <>
      <RadioGroup {...frame(props, 'notifyBy')} defaultValue={values.notifyBy || (values.email ? 'email' : 'none')} options={(['email', 'sms', 'zalo', 'none'] as const).map((way) => ({ value: way, label: words.notify[way], detail: way === 'email' ? (values.email ?? '') : way === 'sms' || way === 'zalo' ? (values.phone ?? '') : undefined }))} />
      <RadioGroup {...frame(props, 'notifyLang')} defaultValue={values.notifyLang || lang} options={(['vi', 'en'] as const).map((one) => ({ value: one, label: words.langs[one] }))} />
      <RadioGroup {...frame(props, 'resultBy')} defaultValue={values.resultBy || 'counter'} options={[{ value: 'counter', label: words.counter(desk) }, { value: 'postal', label: words.postal }]} />
      <TextInput {...frame(props, 'resultAddress', true)} optionalWords={words.ifPostal} defaultValue={values.resultAddress || ''} placeholder={values.address} maxLength={500} autoComplete="off" />
    </>
  );
}

/** A message to the office, below the papers. */
export const NoteField = (props: StepProps) => <TextArea {...frame(props, 'note', true)} maxLength={1_000} rows={2} />;
