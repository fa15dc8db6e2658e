'use client';

import { useActionState, useRef, useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/choices';
import { DateInput } from '@/components/ui/date-input';
import { Dialog } from '@/components/ui/dialog';
import { FieldError, FieldGroup, FieldHint, fieldId } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea, TextInput } from '@/components/ui/text-input';
import { IDLE, type ActionState } from '@/lib/web/action-state';
import { FormAnswer } from '../form-answer';

type Named = { readonly name: string; readonly label: string; readonly hint?: string; readonly optional?: boolean };
type Pick = { readonly value: string; readonly label: string; readonly detail?: string; /** A day beside the box: the name of its field and what stands in it. */ readonly day?: { readonly name: string; readonly label: string; readonly value: string } };
/** One field of a form as a page describes it. */
export type FieldSpec =
  | (Named & { readonly kind: 'text' | 'date'; readonly value?: string })
  | (Named & { readonly kind: 'area'; readonly value?: string; readonly rows?: number })
  | (Named & { readonly kind: 'select'; readonly value?: string; readonly emptyWords?: string; readonly options: readonly { readonly value: string; readonly label: string }[] })
  | (Named & { readonly kind: 'checks'; readonly values?: readonly string[]; readonly options: readonly Pick[] })
  | (Named & { readonly kind: 'radio'; readonly value?: string; readonly options: readonly { readonly value: string; readonly label: string }[] })
  | { readonly kind: 'group'; readonly name: string; readonly label: string; readonly hint?: string; readonly fields: readonly FieldSpec[] };

/** Any action of ours, whatever it answers with: a method's type, because what it is told is only ever what it answered. */
type FormAction = { act(previous: ActionState, form: FormData): Promise<ActionState> }['act'];
type SpecFormProps = {
  readonly action: FormAction;
  readonly fields: readonly FieldSpec[];
  readonly hidden?: Readonly<Record<string, string | number | undefined>>;
  readonly submit: string;
  /** What the first button says of itself. */
  readonly send?: { readonly name: string; readonly value: string };
  /** A second button that sends the same form with another value. */
  readonly second?: { readonly name: string; readonly value: string; readonly label: string };
  readonly tone?: 'primary' | 'danger' | 'secondary';
  /** Asked before it is sent: what cannot be undone. Holds for the first button. */
  readonly confirm?: { readonly title: string; readonly consequence: ReactNode };
  /** Where several forms stand on a page: makes the ids of this one its own. */
  readonly prefix?: string;
};

type Answered = { readonly state: ActionState; readonly prefix: string | undefined };
const idOf = (name: string, prefix: string | undefined) => (prefix === undefined ? undefined : `${prefix}-${name}`);
const typedText = ({ state }: Answered, name: string, value: string | undefined): string => state.values?.[name] ?? value ?? '';

function Checks({ field, of }: { field: Extract<FieldSpec, { kind: 'checks' }>; of: Answered }) {
  const { state, prefix } = of;
  // After an answer an empty list means that nothing was ticked, not that nothing is known.
  const ticked = new Set(state.status === 'error' ? (state.lists?.[field.name] ?? []) : (field.values ?? []));
  const frame = { name: field.name, label: field.label, hint: field.hint, optional: field.optional, error: state.fieldErrors?.[field.name], id: idOf(field.name, prefix) };
  return (
    <FieldGroup frame={frame}>
      {field.options.map((option, index) => (
        <div key={option.value} className={option.day ? 'pick-with-day' : undefined}>
          <label className="choice">
            <input key={`${state.status}${ticked.has(option.value)}`} type="checkbox" className="box" id={index === 0 ? fieldId(field.name, frame.id) : undefined} name={`${field.name}[]`} value={option.value} defaultChecked={ticked.has(option.value)} />
            <span>{option.label}{option.detail && <small>{option.detail}</small>}</span>
          </label>
          {option.day && <DateInput name={option.day.name} id={idOf(option.day.name, prefix)} label={option.day.label} optional optionalWords="" defaultValue={typedText(of, option.day.name, option.day.value)} error={state.fieldErrors?.[option.day.name]} />}
        </div>
      ))}
    </FieldGroup>
  );
}

function SpecField({ field, of }: { field: FieldSpec; of: Answered }) {
  const { state, prefix } = of;
  if (field.kind === 'group') {
    const frame = { name: field.name, label: field.label, error: state.fieldErrors?.[field.name], hint: field.hint, id: idOf(field.name, prefix) };
    return (
      <fieldset className="field spec-group" id={fieldId(field.name, frame.id)} tabIndex={-1}>
        <legend className="field-label">{field.label}</legend>
        <FieldHint frame={frame} />
        <div className="spec-grid">{field.fields.map((inner) => <SpecField key={inner.name} field={inner} of={of} />)}</div>
        <FieldError frame={frame} />
      </fieldset>
    );
  }
  if (field.kind === 'checks') return <Checks field={field} of={of} />;
  const value = typedText(of, field.name, field.value);
  // A new key for a new value: a select keeps what it first showed otherwise.
  const same = { name: field.name, id: idOf(field.name, prefix), label: field.label, hint: field.hint, optional: field.optional, error: state.fieldErrors?.[field.name] };
  switch (field.kind) {
    case 'text': return <TextInput {...same} defaultValue={value} />;
    case 'area': return <TextArea {...same} rows={field.rows ?? 3} defaultValue={value} />;
    case 'date': return <DateInput {...same} defaultValue={value} />;
    case 'select': return <Select key={value} {...same} options={field.options} emptyWords={field.emptyWords} defaultValue={value} />;
    case 'radio':
      return (
        <FieldGroup frame={same}>
          {field.options.map((option, index) => (
            <label key={`${option.value}${value}`} className="choice">
              <input type="radio" className="box" id={index === 0 ? fieldId(field.name, same.id) : undefined} name={field.name} value={option.value} defaultChecked={option.value === value} />
              <span>{option.label}</span>
            </label>
          ))}
        </FieldGroup>
      );
  }
}

/** A form made of described fields. What was typed comes back with what is wrong; what cannot be undone is asked once more. */
export function SpecForm({ action, fields, hidden = {}, submit, send, second, tone = 'primary', confirm, prefix }: SpecFormProps) {
  const [state, act] = useActionState(action, IDLE);
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const confirmed = useRef(false);
  const of = { state, prefix };
  return (
    <form
      ref={form}
      action={act}
      noValidate
      onSubmit={(event) => {
        const pressed = (event.nativeEvent as SubmitEvent).submitter;
        if (!confirm || confirmed.current || (second && pressed?.getAttribute('name') === second.name && pressed.getAttribute('value') === second.value)) {
          confirmed.current = false;
          return;
        }
        event.preventDefault();
        setAsking(true);
      }}
    >
      <FormAnswer state={state} />
      {Object.entries(hidden).map(([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />)}
      {fields.map((field) => <SpecField key={field.name} field={field} of={of} />)}
      <div className="acts mt-4">
        <SubmitButton tone={tone} ref={first} {...send}>{submit}</SubmitButton>
        {second && <SubmitButton tone="secondary" name={second.name} value={second.value}>{second.label}</SubmitButton>}
      </div>
      {confirm && (
        <Dialog
          open={asking}
          onClose={() => setAsking(false)}
          title={confirm.title}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>Không, quay lại</Button>
              <Button
                tone={tone === 'danger' ? 'danger' : 'primary'}
                onClick={() => {
                  confirmed.current = true;
                  setAsking(false);
                  form.current?.requestSubmit(first.current);
                }}
              >
                {submit}
              </Button>
            </>
          }
        >
          <div>{confirm.consequence}</div>
        </Dialog>
      )}
    </form>
  );
}
