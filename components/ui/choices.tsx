import type { ComponentProps, ReactNode } from 'react';
import { Field, FieldError, FieldGroup, fieldAria, fieldId, splitFrame, type FieldFrame } from './field';
import { classNames } from './class-names';

export type Option = { readonly value: string; readonly label: string; readonly detail?: ReactNode; readonly disabled?: boolean };

type ChoiceProps = FieldFrame & {
  options: readonly Option[];
  defaultValue?: string;
  value?: string;
  onValueChange?: (value: string) => void;
};

/** One of many, from a list the browser draws. `emptyWords` is the entry that means "none yet". */
export function Select(props: ChoiceProps & { emptyWords?: string } & Omit<ComponentProps<'select'>, keyof FieldFrame | 'onChange'>) {
  const { frame, control } = splitFrame(props);
  const { options, emptyWords, onValueChange, ...rest } = control;
  return (
    <Field frame={frame}>
      <select {...rest} {...fieldAria(frame)} name={frame.name} className="input" onChange={onValueChange && ((event) => onValueChange(event.target.value))}>
        {emptyWords !== undefined && <option value="">{emptyWords}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

const radioState = (option: Option, value: string | undefined, defaultValue: string | undefined, onValueChange: ChoiceProps['onValueChange']) =>
  value === undefined
    ? { defaultChecked: option.value === defaultValue, onChange: onValueChange && (() => onValueChange(option.value)) }
    : { checked: option.value === value, onChange: () => onValueChange?.(option.value) };

/** One of a few, each on its own line. */
export function RadioGroup(props: ChoiceProps) {
  const { frame, control } = splitFrame(props);
  const { options, defaultValue, value, onValueChange } = control;
  const { id, ...aria } = fieldAria(frame);
  return (
    <FieldGroup frame={frame}>
      {options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            className="box"
            id={index === 0 ? id : undefined}
            name={frame.name}
            value={option.value}
            disabled={option.disabled}
            aria-invalid={aria['aria-invalid']}
            {...radioState(option, value, defaultValue, onValueChange)}
          />
          <span>
            {option.label}
            {option.detail && <small>{option.detail}</small>}
          </span>
        </label>
      ))}
    </FieldGroup>
  );
}

/** One of two to four short words, side by side: "Trực tiếp | Trực tuyến | Bưu chính". A radio group underneath. */
export function Segmented(props: ChoiceProps & { wide?: boolean }) {
  const { frame, control } = splitFrame(props);
  const { options, defaultValue, value, onValueChange, wide } = control;
  const { id } = fieldAria(frame);
  return (
    <FieldGroup frame={frame}>
      <div className={classNames('seg', wide && 'seg-wide')}>
        {options.map((option, index) => (
          <label key={option.value}>
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={frame.name}
              value={option.value}
              disabled={option.disabled}
              {...radioState(option, value, defaultValue, onValueChange)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

type CheckboxProps = Omit<FieldFrame, 'optional' | 'optionalWords'> & Omit<ComponentProps<'input'>, keyof FieldFrame | 'type' | 'required'>;

/** Yes or no. The label stands beside the box; `hint` is the small line under it. */
export function Checkbox(props: CheckboxProps) {
  const { frame, control } = splitFrame({ ...props, optional: true });
  const id = fieldId(frame.name, frame.id);
  return (
    <div className={classNames('field', frame.className)}>
      <label className="choice">
        <input {...control} {...fieldAria(frame)} id={id} type="checkbox" name={frame.name} className="box" />
        <span>
          {frame.label}
          {frame.hint && <small id={`${id}-goi-y`}>{frame.hint}</small>}
        </span>
      </label>
      <FieldError frame={frame} />
    </div>
  );
}

/** A bare box in a table cell; its name is said, not shown. */
export function BareCheckbox({ label, ...rest }: { label: string } & Omit<ComponentProps<'input'>, 'type' | 'aria-label' | 'className'>) {
  return <input {...rest} type="checkbox" className="box" aria-label={label} />;
}
