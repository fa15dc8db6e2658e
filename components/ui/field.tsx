import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type FieldFrame = {
  /** The name under which the value is sent; ids are made from it, so that an error can be linked to. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What to write instead: "Nhập đủ 12 chữ số". */
  error?: string | null;
  optional?: boolean;
  /** Words for "optional" where the page is not in Vietnamese; empty where a whole form is optional, such as filters. */
  optionalWords?: string;
  /** For two fields of one name on one page. */
  id?: string;
  className?: string;
};

/** The id of the control of a field. */
export const fieldId = (name: string, id?: string): string => id ?? `o-${name}`;

/** What a control carries so that its hint and its error are read out with it. */
export function fieldAria(frame: FieldFrame): { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true; 'aria-required'?: true } {
  const id = fieldId(frame.name, frame.id);
  const described = classNames(frame.hint ? `${id}-goi-y` : null, frame.error ? `${id}-loi` : null);
  return {
    id,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(frame.error ? { 'aria-invalid': true as const } : {}),
    ...(frame.optional ? {} : { 'aria-required': true as const }),
  };
}

export function FieldHint({ frame }: { frame: FieldFrame }) {
  return frame.hint ? (
    <p className="field-hint" id={`${fieldId(frame.name, frame.id)}-goi-y`}>
      {frame.hint}
    </p>
  ) : null;
}

export function FieldError({ frame }: { frame: FieldFrame }) {
  return frame.error ? (
    <p className="field-error" id={`${fieldId(frame.name, frame.id)}-loi`}>
      {frame.error}
    </p>
  ) : null;
}

export function OptionalMark({ frame }: { frame: FieldFrame }) {
  return frame.optional && frame.optionalWords !== '' ? <span className="field-optional">, {frame.optionalWords ?? 'không bắt buộc'}</span> : null;
}

/** Label above, hint, control, error below. For a control of one's own; the ready ones already stand in it. */
export function Field({ frame, children }: { frame: FieldFrame; children: ReactNode }) {
  return (
    <div className={classNames('field', frame.className)}>
      <label className="field-label" htmlFor={fieldId(frame.name, frame.id)}>
        {frame.label}
        <OptionalMark frame={frame} />
      </label>
      <FieldHint frame={frame} />
      {children}
      <FieldError frame={frame} />
    </div>
  );
}

/** The same for a group of controls. */
export function FieldGroup({ frame, children }: { frame: FieldFrame; children: ReactNode }) {
  const { id, ...aria } = fieldAria(frame);
  return (
    <fieldset className={classNames('field', frame.className)} aria-describedby={aria['aria-describedby']} id={`${id}-nhom`}>
      <legend className="field-label">
        {frame.label}
        <OptionalMark frame={frame} />
      </legend>
      <FieldHint frame={frame} />
      {children}
      <FieldError frame={frame} />
    </fieldset>
  );
}

/** Splits the props of a ready field into its frame and what goes to the control itself. */
export function splitFrame<Props extends FieldFrame>(props: Props): { frame: FieldFrame; control: Omit<Props, keyof FieldFrame> } {
  const { name, label, hint, error, optional, optionalWords, id, className, ...control } = props;
  return { frame: { name, label, hint, error, optional, optionalWords, id, className }, control };
}
